"""Sessions that somebody signs up for: a workshop with so many seats, a visit, a dinner; and who waits for one."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .check_ins import CheckInList
from .events import MOST, Event
from .registrations import Delegate
from .sessions import Session


class SessionPlaces(models.Model):
    """Whoever wants to be in this session says so before.

    `taken` counts places that are given. Only `sign_ups.places` writes it, under the lock of this row.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="session_places", verbose_name=_("event"))
    session = models.OneToOneField(Session, models.CASCADE, related_name="places", verbose_name=_("session"))
    size = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1), MOST])
    taken = models.PositiveIntegerField(_("taken"), default=0, editable=False)
    check_in_list = models.OneToOneField(
        CheckInList,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="session_places",
        verbose_name=_("check-in list"),
        help_text=_("By this list only those come in who have a place in the session."),
    )

    class Meta:
        ordering = ["session__starts_at", "id"]
        verbose_name = _("session with sign-up")
        verbose_name_plural = _("sessions with sign-up")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("size")),
                name="a_session_is_never_overfilled",
                violation_error_message=_("More places are taken already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.session)

    @property
    def left(self) -> int:
        return self.size - self.taken


class SignUpQuerySet(models.QuerySet):
    def standing(self) -> "SignUpQuerySet":
        """Of people who still have their place at the event: whoever takes one over gets another ticket."""
        return self.filter(delegate__in=Delegate.objects.with_place(), code=F("delegate__code"))


class SignUp(models.Model):
    """Somebody signed up for a session, and has a place in it or waits. `code` is that of the ticket at the time."""

    places = models.ForeignKey(
        SessionPlaces, models.CASCADE, related_name="sign_ups", verbose_name=_("session with sign-up")
    )
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="sign_ups", verbose_name=_("delegate"))
    code = models.CharField(_("code of the ticket"), max_length=8, editable=False)
    has_place = models.BooleanField(_("has a place"))
    asked_at = models.DateTimeField(_("signed up"), default=timezone.now)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["-has_place", "asked_at", "id"]
        verbose_name = _("sign-up for a session")
        verbose_name_plural = _("sign-ups for sessions")
        constraints = [
            models.UniqueConstraint(fields=["places", "delegate"], name="a_delegate_signs_up_only_once_a_session")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
