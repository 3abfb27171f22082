"""Interviews: hours that are offered, and who took which."""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.models import Application, Assignment

from ..enums import InterviewOutcome

SHORTEST, LONGEST = 10, 240


class InterviewSlot(models.Model):
    """An hour that host or office offers to those who are invited; `zone` is that of whoever sits in it here."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="interview_slots")
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    zone = models.CharField(_("time zone"), max_length=40, default="Africa/Dar_es_Salaam")
    place = models.CharField(_("where, or the link"), max_length=300)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("hour for an interview")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "starts_at"], name="an_hour_is_offered_only_once"),
            models.CheckConstraint(
                condition=models.Q(minutes__range=(SHORTEST, LONGEST)), name="interviews_of_ten_minutes_to_four_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    @property
    def ends_at(self) -> datetime.datetime:
        return self.starts_at + datetime.timedelta(minutes=self.minutes)

    @property
    def is_over(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def in_zone(self) -> datetime.datetime:
        return self.starts_at.astimezone(ZoneInfo(self.zone))


class Interview(models.Model):
    """The interview of one applicant: a slot is for one of them. Without a slot it was called off; calendars need its
    hour to cross it out. `sequence` grows with each change that a calendar would notice."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="interview")
    slot = models.OneToOneField(
        InterviewSlot, on_delete=models.PROTECT, null=True, blank=True, related_name="interview"
    )
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    place = models.CharField(_("where, or the link"), max_length=300, blank=True)
    zone = models.CharField(_("your time zone"), max_length=40)
    sequence = models.PositiveIntegerField(_("number of changes"), default=0)
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=InterviewOutcome, blank=True)
    note = models.TextField(_("what was said"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"), null=True, blank=True)

    class Meta:
        verbose_name = _("interview")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(recorded_at__isnull=False, slot__isnull=False),
                name="an_outcome_never_lacks_its_interview",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def ends_at(self) -> datetime.datetime:
        return self.starts_at + datetime.timedelta(minutes=self.minutes)

    @property
    def is_over(self) -> bool:
        return self.starts_at <= timezone.now()
