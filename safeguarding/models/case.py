"""A report about safety, what was said and done about it, and who never reads it.

Its history is a table of its own: the log of the portal is read by the whole office.
"""

import datetime
import secrets
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.documents.codes import SIGNS
from skills_match.enums import Right
from skills_match.models import Programme, ProgrammeRight
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CASE_TONES, CaseOutcome, CaseState, Concern, EntryKind, KeptOutWhy, ReporterSide

_C = CaseState
#: Days after its end in which a closed case is kept, where its programme says nothing else.
USUAL_DAYS = 1825
#: The longest that a programme may keep one.
MOST_DAYS = 3650


def new_number() -> str:
    """Drawn, so that it says neither how many there are nor which came before."""
    return "S-" + "".join(secrets.choice(SIGNS) for _sign in range(6))


class CaseQuerySet(models.QuerySet):
    def readable_by(self, user, programmes):
        """Those of `programmes`, in which `user` holds the right, and of others where nobody else may read them; never
        one from which they are kept out."""
        if not programmes:
            return self.none()
        kept_out = KeptOut.objects.filter(case=models.OuterRef(models.OuterRef("pk")), user=models.OuterRef("user"))
        readers = ProgrammeRight.objects.in_force(today_in_closing_zone()).filter(
            ~models.Exists(kept_out),
            programme=models.OuterRef("programme"),
            right=Right.SAFEGUARDING,
            user__is_active=True,
        )
        mine = models.Q(programme__in=programmes) | ~models.Exists(readers)
        return self.filter(mine).exclude(kept_out__user=user)

    def running(self):
        return self.exclude(state=_C.CLOSED)

    def late(self):
        """Whoever reported waits for an answer longer than they were told."""
        return self.running().filter(answer_by__lt=today_in_closing_zone())

    def for_lists(self):
        return self.select_related("programme", "handler")


class Case(models.Model):
    """`key` is that of the form: pressed twice, it makes one case, and the code is made of it. `answer_by` is the day
    on which whoever reported hears next."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=8, unique=True, default=new_number, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", verbose_name=_("programme"))
    concern = models.CharField(_("what it is about"), max_length=14, choices=Concern)
    is_urgent = models.BooleanField(_("somebody is in danger now"), default=False)
    text = models.TextField(_("what happened"), max_length=6000)
    where = models.CharField(_("where and when"), max_length=300, blank=True)
    about = models.CharField(_("who is it about"), max_length=300, blank=True)
    side = models.CharField(_("who reports"), max_length=12, choices=ReporterSide, default=ReporterSide.OTHER)
    contact = models.CharField(_("a safe way to reach you"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    state = models.CharField(_("state"), max_length=14, choices=CaseState, default=_C.RECEIVED, editable=False)
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)
    reported_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    answer_by = models.DateField(_("answer by"))
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("how it ended"), max_length=14, choices=CaseOutcome, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "-pk"]
        verbose_name = _("report about safety")
        indexes = [models.Index(fields=["state", "answer_by"], name="cases_by_state_and_day")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=_C.CLOSED) | ~models.Q(outcome=""),
                name="a_closed_case_never_lacks_its_outcome",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def tone(self) -> str:
        return CASE_TONES[CaseState(self.state)]

    @property
    def is_late(self) -> bool:
        return self.state != _C.CLOSED and self.answer_by < today_in_closing_zone()


class KeptOut(models.Model):
    """An officer who never reads a case, whatever rights they hold."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="kept_out")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(_("why"), max_length=8, choices=KeptOutWhy)
    at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("officer who is kept out of a case")
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="only_one_row_per_case_and_officer_kept_out")
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_why_display()}"


class CaseEntry(models.Model):
    """One line of the history. `by` is empty for whoever reported, and for an officer whose account is gone."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("kind"), max_length=13, choices=EntryKind)
    moved_to = models.CharField(_("state"), max_length=14, choices=CaseState, blank=True)
    text = models.TextField(_("text"), max_length=6000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("line in the history of a report")

    def __str__(self) -> str:
        return f"{self.case}: {self.get_kind_display()}"


class CaseReading(models.Model):
    """That an officer had a case open on a day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    day = models.DateField(_("day"))

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("day on which an officer read a report")
        constraints = [
            models.UniqueConstraint(fields=["case", "user", "day"], name="only_one_reading_per_case_officer_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.case}, {self.day:%Y-%m-%d}"


class RetentionTerm(models.Model):
    """For how many days after its end a programme keeps a closed case."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField(
        _("days after the end"),
        default=USUAL_DAYS,
        validators=[MinValueValidator(30), MaxValueValidator(MOST_DAYS)],
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("time for which reports are kept")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days__gte=30, days__lte=MOST_DAYS), name="reports_are_kept_for_a_month_to_ten_years"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.days}"

    @property
    def time(self) -> datetime.timedelta:
        return datetime.timedelta(days=self.days)
