"""What can be had at an event, for how much, and how many there are of it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Title

from ..enums import QuestionKind
from .events import MOST, Event


class Category(models.Model):
    """A kind of delegate, with its price in the smallest unit of the currency of the event; 0 is free."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="categories", verbose_name=_("event"))
    name = Title(_("name"), max_length=80)
    description = models.CharField(_("who it is for, and what it includes"), max_length=300, blank=True)
    price_minor = models.BigIntegerField(_("price in the smallest unit"), default=0)
    early_price_minor = models.BigIntegerField(_("early price in the smallest unit"), null=True, blank=True)
    early_until = models.DateField(_("early price until the end of"), null=True, blank=True)
    needs_approval = models.BooleanField(_("somebody of the team approves first"), default=False)
    is_by_code_only = models.BooleanField(_("only with a code"), default=False)
    is_accompanying = models.BooleanField(
        _("for people who accompany a delegate"),
        default=False,
        help_text=_("Only together with a delegate, and given back with that place."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, validators=[MOST])

    class Meta:
        ordering = ["sort_order", "id"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.CheckConstraint(condition=Q(price_minor__gte=0), name="a_price_is_never_negative"),
            models.CheckConstraint(
                condition=Q(early_price_minor=None, early_until=None)
                | Q(early_price_minor__gte=0, early_price_minor__lte=F("price_minor"), early_until__isnull=False),
                name="an_early_price_is_never_higher_or_without_its_day",
                violation_error_message=_("An early price needs its last day, and is not above the price."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def price_now_minor(self) -> int:
        """By the day at the venue."""
        if self.early_price_minor is not None and self.event.today <= self.early_until:
            return self.early_price_minor
        return self.price_minor


class Quota(models.Model):
    """How many places there are: for the whole event, or for some categories together.

    `taken` counts places that are held or confirmed. Only `registrations.places` writes it, by an update that the
    database itself refuses when nothing is left.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="quotas", verbose_name=_("event"))
    name = Title(_("name"), max_length=80)
    size = models.PositiveIntegerField(_("places"), validators=[MOST])
    taken = models.PositiveIntegerField(_("taken"), default=0, editable=False)
    covers_all = models.BooleanField(_("counts every place of the event"), default=False)
    categories = models.ManyToManyField(Category, blank=True, related_name="quotas", verbose_name=_("categories"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("size")),
                name="a_quota_is_never_oversold",
                violation_error_message=_("More places are taken already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def left(self) -> int:
        return self.size - self.taken


class EventQuestion(models.Model):
    """Asked of each delegate of some categories, or of all."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="questions", verbose_name=_("event"))
    text = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=QuestionKind, default=QuestionKind.TEXT)
    choices = models.TextField(_("answers to choose from"), max_length=1000, blank=True, help_text=_("One a line."))
    is_required = models.BooleanField(_("has to be answered"), default=False)
    is_asked_later = models.BooleanField(
        _("asked only when the registration is approved"),
        default=False,
        help_text=_("On the page of the registration. Documents are always asked for there."),
    )
    categories = models.ManyToManyField(
        Category,
        blank=True,
        related_name="questions",
        verbose_name=_("categories"),
        help_text=_("None chosen: everybody is asked."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, validators=[MOST])

    class Meta:
        ordering = ["sort_order", "id"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text


class Code(models.Model):
    """A word that makes a place cheaper, opens a category, or invites a guest by name, whom protocol looks after."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="codes", verbose_name=_("event"))
    code = models.CharField(_("code"), max_length=20)
    percent = models.PositiveSmallIntegerField(
        _("discount in per cent"), default=0, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    category = models.ForeignKey(
        Category, models.CASCADE, null=True, blank=True, related_name="codes", verbose_name=_("only for")
    )
    most = models.PositiveIntegerField(
        _("may be used"), default=1, validators=[MOST], help_text=_("So many places at most.")
    )
    used = models.PositiveIntegerField(_("used"), default=0, editable=False)
    valid_until = models.DateField(_("valid until the end of"), null=True, blank=True)
    guest = models.CharField(_("guest whom it invites"), max_length=160, blank=True)
    guest_title = models.CharField(
        _("title of the guest"),
        max_length=80,
        blank=True,
        help_text=_("As the guest is addressed: H.E., Hon., Prof. …"),
    )
    protocol_order = models.PositiveSmallIntegerField(
        _("place in the order of protocol"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MOST],
        help_text=_("1 is greeted and seated first."),
    )
    protocol_notes = models.TextField(
        _("notes for protocol"),
        max_length=500,
        blank=True,
        help_text=_("Seats, people who come along, who receives the guest. Only the team reads this."),
    )

    class Meta:
        ordering = ["code", "id"]
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [
            models.UniqueConstraint(fields=["event", "code"], name="a_code_of_an_event_exists_only_once"),
            models.CheckConstraint(
                condition=Q(used__lte=F("most")), name="a_code_is_never_used_more_often_than_allowed"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="a_discount_is_never_more_than_all"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def addressed(self) -> str:
        """The guest with title."""
        return " ".join(text for text in (self.guest_title, self.guest) if text)

    @property
    def is_valid_now(self) -> bool:
        return self.used < self.most and (self.valid_until is None or timezone.localdate() <= self.valid_until)
