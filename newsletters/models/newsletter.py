"""A newsletter: own words and pages of the portal, in every language; frozen when it starts."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel
from wagtail.models import Orderable

from home.each_language import in_each_language
from skills_match.enums import AssignmentState
from skills_match.models import Assignment

from ..enums import NewsletterState


class NewsletterQuerySet(models.QuerySet):
    def public(self) -> "NewsletterQuerySet":
        """The archive: what readers have."""
        return self.filter(state=NewsletterState.SENT)


class Newsletter(ClusterableModel):
    """`content` is what it says, by language, from the moment it starts; before, it is composed from the rows."""

    subject = models.CharField(_("subject"), max_length=120)
    intro = models.TextField(_("opening words"), max_length=2000)
    state = models.CharField(
        _("state"), max_length=10, choices=NewsletterState, default=NewsletterState.DRAFT, editable=False
    )
    send_at = models.DateTimeField(_("to be sent"), null=True, blank=True, editable=False)
    content = models.JSONField(default=dict, editable=False)
    started_at = models.DateTimeField(_("started"), null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = NewsletterQuerySet.as_manager()

    panels = [
        HelpPanel(_("Save, then look at it under “Preview and send”. It is frozen when it starts.")),
        in_each_language("subject"),
        in_each_language("intro"),
        InlinePanel("items", label=_("Part"), heading=_("Parts")),
    ]

    class Meta:
        ordering = ["-changed_at", "-id"]
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        permissions = [("send_newsletter", "Can send newsletters and see their readers")]
        indexes = [models.Index(fields=["state", "send_at"], name="newsletters_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[NewsletterState.DRAFT, NewsletterState.SCHEDULED])
                | models.Q(started_at__isnull=False),
                name="a_newsletter_under_way_always_has_its_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=NewsletterState.SCHEDULED) | models.Q(send_at__isnull=False),
                name="a_scheduled_newsletter_always_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("newsletters:newsletter", args=[self.pk])

    @property
    def is_frozen(self) -> bool:
        return bool(self.content)


class NewsletterItem(Orderable):
    """A page, an assignment, or own words; a heading and a text of one's own replace those of the page."""

    newsletter = ParentalKey(Newsletter, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    assignment = models.ForeignKey(
        Assignment,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"state": AssignmentState.PUBLISHED},
        verbose_name=_("or assignment"),
    )
    heading = models.CharField(_("heading"), max_length=120, blank=True)
    text = models.TextField(_("text"), max_length=2000, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("page"), FieldPanel("assignment")]),
        in_each_language("heading"),
        in_each_language("text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("part of a newsletter")

    def __str__(self) -> str:
        return self.heading or str(self.page or self.assignment or "")

    def clean(self) -> None:
        if self.page_id and self.assignment_id:
            raise ValidationError({"assignment": _("Choose a page or an assignment, not both.")})
        if self.page_id or self.assignment_id:
            return
        missing = _("Write it in each language, or choose a page.")
        if empty := {name: missing for name in self._words() if not getattr(self, name)}:
            raise ValidationError(empty)

    def _words(self) -> list[str]:
        return [f"{name}_{code}" for name in ("heading", "text") for code, _name in settings.FULL_LANGUAGES]
