"""What the two sides tell on the way: a note each week, and short reports on days that are set."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.models.querysets import today_in_closing_zone

from ..enums import HowItGoes, ReportStage, Side
from .placement import Placement

TONES = {HowItGoes.WELL: "good", HowItGoes.MIXED: "wait", HowItGoes.BADLY: "stop"}
REPORTING = [(Side.EXPERT, Side.EXPERT.label), (Side.HOST, Side.HOST.label)]


class WeekNote(models.Model):
    """Two sentences of the expert about the week that began on `week_on`, a Monday."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="week_notes")
    week_on = models.DateField(_("week of"))
    done = models.TextField(_("what you did"), max_length=500)
    next = models.TextField(_("what comes next, or what is missing"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["-week_on"]
        verbose_name = _("note of a week")
        constraints = [models.UniqueConstraint(fields=["placement", "week_on"], name="only_one_note_a_week")]

    def __str__(self) -> str:
        return self.done[:60]


class ReportQuerySet(models.QuerySet):
    def waiting(self):
        """Neither sent nor skipped."""
        return self.filter(sent_at=None, skipped_at=None)

    def due(self):
        """Waiting, and their day has come."""
        return self.waiting().filter(due_on__lte=today_in_closing_zone())

    def late(self):
        """Waiting since before today."""
        return self.waiting().filter(due_on__lt=today_in_closing_zone())


class Report(models.Model):
    """One short report of one side, due on a day. It is sent, or skipped with a reason."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="reports")
    side = models.CharField(_("side"), max_length=6, choices=REPORTING)
    stage = models.CharField(_("when"), max_length=8, choices=ReportStage)
    due_on = models.DateField(_("by"))
    how = models.CharField(_("how it goes"), max_length=5, choices=HowItGoes, blank=True)
    text = models.TextField(_("what was done"), max_length=2000, blank=True)
    needs = models.TextField(_("what is needed"), max_length=1000, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    skipped_at = models.DateTimeField(_("skipped"), null=True, blank=True)
    skip_reason = models.CharField(_("why it was skipped"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("report")
        indexes = [models.Index(fields=["due_on"], name="reports_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["placement", "side", "due_on"], name="no_two_reports_of_a_side_on_one_day"),
            models.UniqueConstraint(
                fields=["placement", "side", "stage"],
                condition=~models.Q(stage=ReportStage.PROGRESS),
                name="only_one_first_and_last_report_of_a_side",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(skipped_at=None), name="nothing_sent_was_also_skipped"
            ),
            models.CheckConstraint(
                condition=models.Q(skipped_at=None) | ~models.Q(skip_reason=""),
                name="nothing_is_skipped_without_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_stage_display())

    @property
    def tone(self) -> str:
        """The tone of the tag that says how it goes."""
        return TONES[HowItGoes(self.how)] if self.how else "neutral"

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.skipped_at is None

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.due_on < today_in_closing_zone()


class Reminder(models.Model):
    """That somebody was reminded on a day of everything that waits for them in placements."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        ordering = ["-day"]
        verbose_name = _("reminder")
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="at_most_one_reminder_a_person_and_day")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.day:%Y-%m-%d}"


def monday_of(day: datetime.date) -> datetime.date:
    """The day with which its week begins."""
    return day - datetime.timedelta(days=day.weekday())
