"""Telling people which assignments are new for them: what was found, how often they want to hear, what was sent."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.models import LetterKind, Mailable

from ..enums import AlertFrequency, ChangeKind
from .assignment import Assignment
from .saved_search import SavedSearch

#: A person may choose any number of messages a week up to this one.
A_WEEK_AT_MOST = 7


class AlertSettings(models.Model):
    """How often a person wants to hear. Without a row: once a week, and only of what was agreed to or asked for."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alert_settings")
    frequency = models.CharField(_("how often"), max_length=8, choices=AlertFrequency, default=AlertFrequency.WEEKLY)
    messages_a_week = models.PositiveSmallIntegerField(
        _("messages a week, at most"), default=3, validators=[MinValueValidator(1), MaxValueValidator(A_WEEK_AT_MOST)]
    )
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("settings for messages about new assignments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(messages_a_week__range=(1, A_WEEK_AT_MOST)), name="one_to_seven_messages_a_week"
            )
        ]

    def __str__(self) -> str:
        return self.get_frequency_display()


class AlertCauseQuerySet(models.QuerySet):
    def mark(self, *, kind: ChangeKind, object_id: int) -> None:
        """Something happened that may make assignments new for people: the worker looks at it, once for many marks.

        Call it in the transaction of the cause.
        """
        self.mark_many(kind=kind, object_ids=[object_id])

    def mark_many(self, *, kind: ChangeKind, object_ids: Iterable[int]) -> None:
        """As `mark`, for many rows of a kind; in the order of their numbers, so that two never wait for each other."""
        self.bulk_create(
            [self.model(kind=kind, object_id=pk) for pk in sorted(object_ids)],
            update_conflicts=True,
            unique_fields=["kind", "object_id"],
            update_fields=["marked_at", "stamp", "look_at", "attempts"],
        )


class AlertCause(models.Model):
    """A published assignment or a changed profile that the worker has still to look at.

    Each mark gives it a new `stamp`. The worker deletes the row only with the stamp that it read, so that a change
    that came meanwhile is looked at again. Nobody looks before `look_at`: it moves on while one worker looks, and
    further with each attempt that failed.
    """

    kind = models.CharField(max_length=12, choices=ChangeKind)
    object_id = models.PositiveBigIntegerField()
    marked_at = models.DateTimeField(default=timezone.now)
    stamp = models.UUIDField(default=uuid.uuid4)
    look_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = AlertCauseQuerySet.as_manager()

    class Meta:
        ordering = ["marked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="a_cause_waits_only_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class AlertMessage(Mailable):
    """One e-mail with what is new. `number` counts the messages to one person in a week (from its Monday on)."""

    letter_kind = LetterKind.ALERTS

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alert_messages")
    week = models.DateField(_("week from"))
    number = models.PositiveSmallIntegerField(_("number in the week"))
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("message about new assignments")
        constraints = [
            models.UniqueConstraint(fields=["user", "week", "number"], name="no_number_twice_in_the_week_of_a_person"),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, A_WEEK_AT_MOST)), name="at_most_seven_messages_a_week"
            ),
        ]
        indexes = [
            models.Index(fields=["email_due_at"], condition=models.Q(emailed_at=None), name="alert_messages_to_send"),
        ]

    def __str__(self) -> str:
        return f"{self.week} / {self.number}"


class AlertQuerySet(models.QuerySet):
    def pending(self):
        """Found, and neither put into a message nor left out; put off when that failed."""
        is_put_off = models.Q(put_off_until__gt=timezone.now())
        return self.filter(settled_at=None, user__is_active=True).exclude(is_put_off)


class Alert(models.Model):
    """One assignment is new for one person, said once: because of the profile (`band`), of a saved search, or both."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alerts")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    band = models.CharField(_("how well it fits"), max_length=10, blank=True)
    saved_search = models.ForeignKey(
        SavedSearch, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("saved search")
    )
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    message = models.ForeignKey(AlertMessage, on_delete=models.SET_NULL, null=True, related_name="alerts")
    settled_at = models.DateTimeField(_("told or left out"), null=True, blank=True)
    put_off_until = models.DateTimeField(_("put off until"), null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-id"]
        verbose_name = _("new assignment for a person")
        constraints = [
            models.UniqueConstraint(fields=["user", "assignment"], name="an_assignment_is_new_to_a_person_only_once")
        ]
        indexes = [models.Index(fields=["user"], condition=models.Q(settled_at=None), name="alerts_to_tell")]

    def __str__(self) -> str:
        return str(self.assignment)
