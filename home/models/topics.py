"""Topics: what a page is about, in words that all lists, feeds and newsletters share."""

from types import SimpleNamespace

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from ..each_language import in_each_language
from ..enums import TopicGroup

GOALS = 17


class TopicQuerySet(models.QuerySet):
    def of(self, pages: models.QuerySet) -> "TopicQuerySet":
        """Topics that at least one of `pages`, all of one model with topics, is about."""
        through = pages.model.topics.through.objects.filter(**{f"{pages.model._meta.model_name}__in": pages})
        return self.filter(pk__in=through.values("topic"))


class Topic(models.Model):
    """A theme of the portal, or one of the 17 goals of the 2030 Agenda. Addresses and filters use its slug."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address"), max_length=60, unique=True, help_text=_("The same in all languages. Feeds and lists use it.")
    )
    group = models.CharField(_("group"), max_length=8, choices=TopicGroup, default=TopicGroup.THEME)
    number = models.PositiveSmallIntegerField(
        _("number of the goal"), null=True, blank=True, unique=True, help_text=_("1 to 17; empty for a theme.")
    )

    objects = TopicQuerySet.as_manager()

    panels = [
        in_each_language("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("group"), FieldPanel("number")]),
    ]

    class Meta:
        ordering = ["-group", "number", "name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(group=TopicGroup.THEME, number=None)
                | models.Q(group=TopicGroup.GOAL, number__range=(1, GOALS)),
                name="a_goal_has_its_number_and_a_theme_none",
                violation_error_message=_("A goal has a number from 1 to 17, a theme has none."),
            )
        ]

    def __str__(self) -> str:
        if not self.number:
            return self.name
        return gettext("Goal %(number)d: %(name)s") % {"number": self.number, "name": self.name}


class ChosenInTheOriginal(SynchronizedField):
    """Many rows, copied as they are.

    Of the field itself wagtail-localize leaves the last choice on a translation when the original has none any more; so
    it is shown a property, which is set like any other.
    """

    def __init__(self, field_name: str):
        super().__init__(field_name, overridable=False)

    def get_field(self, model):
        return SimpleNamespace(attname=f"chosen_{self.field_name}")


def chosen(field_name: str) -> property:
    """What `ChosenInTheOriginal` is shown: the rows of a field, read and set as one list."""

    def read(page: models.Model) -> list[models.Model]:
        return list(getattr(page, field_name).all())

    def choose(page: models.Model, rows: list[models.Model]) -> None:
        setattr(page, field_name, rows)

    return property(read, choose)


class WithTopics(models.Model):
    """Of a page with topics: chosen in the original, the same in every language."""

    topics = ParentalManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    chosen_topics = chosen("topics")

    topics_panel = FieldPanel("topics", widget=forms.CheckboxSelectMultiple)
    override_translatable_fields = [ChosenInTheOriginal("topics")]

    class Meta:
        abstract = True

    @cached_property
    def shown_topics(self) -> list[Topic]:
        """As readers and machines are told of them, read once for a page."""
        return list(self.topics.all())
