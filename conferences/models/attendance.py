"""Certificates of attendance, and what delegates say about sessions."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Usefulness
from .events import Event
from .registrations import Delegate
from .sessions import Session


class AttendanceCertificate(models.Model):
    """Somebody was there on these days. The row names nobody: the name is part of the code, so that the paper can still
    be checked when everything about its owner is deleted."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="certificates", verbose_name=_("event"))
    delegate = models.OneToOneField(
        Delegate, models.SET_NULL, null=True, related_name="certificate", verbose_name=_("delegate")
    )
    number = models.CharField(_("number"), max_length=20, unique=True)
    #: Days at the venue, as 2027-08-05.
    days = models.JSONField(_("days"))
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)

    class Meta:
        ordering = ["number"]
        verbose_name = _("certificate of attendance")
        verbose_name_plural = _("certificates of attendance")

    def __str__(self) -> str:
        return self.number


class Feedback(models.Model):
    """What one delegate says about one session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="feedback", verbose_name=_("session"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="feedback", verbose_name=_("delegate"))
    usefulness = models.PositiveSmallIntegerField(
        _("how useful it was"), choices=Usefulness, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    comment = models.TextField(_("comment"), max_length=1000, blank=True)
    given_at = models.DateTimeField(_("given"), auto_now=True)

    class Meta:
        ordering = ["session", "id"]
        verbose_name = _("feedback about a session")
        verbose_name_plural = _("feedback about sessions")
        constraints = [
            models.UniqueConstraint(fields=["session", "delegate"], name="a_delegate_judges_a_session_only_once"),
            models.CheckConstraint(condition=Q(usefulness__range=(1, 5)), name="usefulness_is_one_to_five"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
