"""Who comes: one registration for each payer, one delegate for each place."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.money import written
from diaspora.models import StoredFile
from diaspora.name_fields import Name, Title
from payments.models import Payment

from ..enums import HOLDS_PLACES, RegistrationState
from .events import Event
from .offers import Category, Code, EventQuestion


class RegistrationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The team of registration sees all of its events, somebody with an account their own; with the secret address
        anybody sees that one."""
        if not user.is_authenticated:
            return self.none()
        run = Event.objects.run_by(user, "registration", "finance")
        return self.filter(Q(event__in=run.values("pk")) | Q(user=user))


class Registration(models.Model):
    """One payer with one or more delegates. `hold_until` is when places that wait for money or an answer are free
    again."""

    #: The secret part of its address.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name=_("event"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="event_registrations",
        verbose_name=_("account"),
    )
    name = Name(_("name"), max_length=160)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of letters"), max_length=10, choices=settings.FULL_LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=RegistrationState, default=RegistrationState.NEW)
    way = models.CharField(_("way of paying"), max_length=10, blank=True)
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"), default=0)
    code = models.ForeignKey(
        Code, models.SET_NULL, null=True, blank=True, related_name="registrations", verbose_name=_("code")
    )
    payment = models.OneToOneField(
        Payment, models.SET_NULL, null=True, blank=True, related_name="registration", verbose_name=_("payment")
    )
    hold_until = models.DateTimeField(_("held until"), null=True, blank=True)
    waiting_since = models.DateTimeField(_("waits since"), null=True, blank=True)
    #: Whose money came too late for a place is asked before all others.
    is_first = models.BooleanField(_("first on the waiting list"), default=False)
    created_at = models.DateTimeField(_("registered"), auto_now_add=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes = [
            models.Index(fields=["event", "state"], name="registrations_by_state"),
            models.Index(fields=["hold_until"], condition=Q(hold_until__isnull=False), name="registrations_held"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_minor__gte=0), name="a_registration_never_costs_less_than_nothing"
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(waiting_since__isnull=False),
                name="who_waits_always_has_a_place_in_the_line",
            ),
            models.UniqueConstraint(
                fields=["event", "email"], condition=Q(state="waiting"), name="a_person_waits_only_once_for_an_event"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.event})"

    def get_absolute_url(self) -> str:
        """The page of whoever registered; its address is the key to it."""
        return reverse("events:registration", args=[self.event.slug, self.key])

    @property
    def holds_places(self) -> bool:
        return self.state in HOLDS_PLACES

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.event.currency)


class DelegateQuerySet(models.QuerySet):
    def with_place(self) -> "DelegateQuerySet":
        """Those who come, as far as anybody knows: confirmed, and not given back."""
        return self.filter(registration__state=RegistrationState.CONFIRMED, cancelled_at=None)


class Delegate(models.Model):
    """One place. A group may name its delegates later; until then the name is empty."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="delegates", verbose_name=_("registration")
    )
    event = models.ForeignKey(Event, models.PROTECT, related_name="delegates", verbose_name=_("event"))
    category = models.ForeignKey(Category, models.PROTECT, related_name="delegates", verbose_name=_("category"))
    name = Name(_("name"), max_length=160, blank=True)
    organisation = Title(_("organisation"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language of ticket and letters"), max_length=10, choices=settings.FULL_LANGUAGES, blank=True, default=""
    )
    price_minor = models.BigIntegerField(_("price in the smallest unit"), default=0)
    accompanies = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="companions",
        verbose_name=_("accompanies"),
    )
    #: Under the QR code of the ticket, and typed at the gate.
    code = models.CharField(_("code of the ticket"), max_length=8, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        constraints = [
            models.UniqueConstraint(fields=["event", "code"], name="a_ticket_code_of_an_event_exists_only_once")
        ]

    def __str__(self) -> str:
        return self.name or str(_("Not named yet"))

    @property
    def has_place(self) -> bool:
        """As `with_place` says."""
        return self.registration.state == RegistrationState.CONFIRMED and self.cancelled_at is None

    @property
    def reads_in(self) -> str:
        """The language of the ticket; without one of their own, that of whoever registered."""
        return self.language or self.registration.language

    @property
    def written_to(self) -> tuple[str, str]:
        """Where letters about this place go, and in which language: to the delegate, else to whoever registered."""
        if self.email:
            return self.email, self.reads_in
        return self.registration.email, self.registration.language


class DelegateChange(models.Model):
    """Another person or another category for a place, asked for after the last day for it: it waits for the team, and
    is gone when the team has decided."""

    delegate = models.OneToOneField(Delegate, models.CASCADE, related_name="change", verbose_name=_("delegate"))
    name = Name(_("name"), max_length=160, blank=True)
    organisation = Title(_("organisation"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language of ticket and letters"), max_length=10, choices=settings.FULL_LANGUAGES, blank=True, default=""
    )
    category = models.ForeignKey(
        Category, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name = _("change that waits")
        verbose_name_plural = _("changes that wait")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") | Q(category__isnull=False), name="a_change_that_waits_always_changes_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.name or self.category}"


class EventAnswer(models.Model):
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="answers", verbose_name=_("delegate"))
    question = models.ForeignKey(EventQuestion, models.PROTECT, related_name="answers", verbose_name=_("question"))
    text = models.CharField(_("answer"), max_length=1000)

    class Meta:
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(fields=["delegate", "question"], name="a_question_is_answered_only_once_a_delegate")
        ]

    def __str__(self) -> str:
        return self.text


class EventAnswerFile(StoredFile):
    """The document that answers a question."""

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="files", verbose_name=_("delegate"))
    question = models.ForeignKey(EventQuestion, models.PROTECT, related_name="files", verbose_name=_("question"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("document of a delegate")
        verbose_name_plural = _("documents of delegates")
        constraints = [
            models.UniqueConstraint(fields=["delegate", "question"], name="a_document_answers_a_question_only_once")
        ]
