"""An applicant takes one of the hours that are offered, another one, or none."""

from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from diaspora.models import User
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.news import tell_applicant
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ..models import Interview, InterviewSlot
from ..staff_news import tell_officer, tell_reviewers
from .errors import NoInterviewNow, SlotOver, SlotTaken


def path_of(application: Application) -> str:
    return reverse("my:interview", args=[application.pk])


def free_slots(application: Application) -> QuerySet[InterviewSlot]:
    """What can still be chosen for this application, the nearest first."""
    slots = InterviewSlot.objects.filter(assignment=application.assignment_id, starts_at__gt=timezone.now())
    return slots.filter(interview=None)


@transaction.atomic
def pick_slot(*, application: Application, slot: InterviewSlot, by: User, zone: str) -> Interview:
    """Take `slot`, instead of one that was taken before. Under the lock on the assignment, so that two applicants take
    one after the other; the database itself lets a slot be for one of them.

    Raises NoInterviewNow, SlotTaken, SlotOver.
    """
    locked = _held(application, by)
    stored = InterviewSlot.objects.filter(pk=slot.pk, assignment=locked.assignment_id).first()
    if stored is None:
        raise SlotTaken
    before = Interview.objects.filter(application=locked).first()
    if before and before.slot_id == stored.pk:
        return before
    if Interview.objects.filter(slot=stored).exists():
        raise SlotTaken
    if stored.is_over or (before and before.slot_id and before.is_over):
        raise SlotOver
    facts = {
        "slot": stored,
        "starts_at": stored.starts_at,
        "minutes": stored.minutes,
        "place": stored.place,
        "zone": zone if zone in available_timezones() else stored.zone,
        "changed_at": timezone.now(),
        "reminded_at": None,
        "sequence": before.sequence + 1 if before else 0,
    }
    interview, _is_new = Interview.objects.update_or_create(application=locked, defaults=facts)
    log(instance=locked, action="application.interview_slot", user=by, data={"at": stored.starts_at.isoformat()})
    values = {"at": stored.starts_at}
    tell_applicant(application=locked, kind="application_interview_at", values=values, path=path_of(locked))
    tell_staff(locked, "application_staff_interview")
    return interview


@transaction.atomic
def give_up_slot(*, application: Application, by: User) -> None:
    """The applicant cannot come at the hour that they took. Twice does no harm. Raises NoInterviewNow, SlotOver."""
    locked = _held(application, by)
    interview = Interview.objects.filter(application=locked, slot__isnull=False).first()
    if interview is None:
        return
    if interview.is_over:
        raise SlotOver
    call_off(interview)
    log(instance=locked, action="application.interview_off", user=by)
    tell_staff(locked, "application_staff_interview")


def call_off(interview: Interview) -> None:
    """Calendars cross it out, and somebody else may have the hour. The caller holds the assignment."""
    Interview.objects.filter(pk=interview.pk, slot__isnull=False, outcome="").update(
        slot=None, sequence=interview.sequence + 1, changed_at=timezone.now(), reminded_at=None
    )


def tell_staff(application: Application, kind: str) -> None:
    tell_officer(application=application, kind=kind)
    tell_reviewers(application=application, kind=kind)


def _held(application: Application, by: User) -> Application:
    locked = APPLICATIONS.lock(application)
    if locked.state != ApplicationState.INTERVIEW or locked.profile.user_id != by.pk:
        raise NoInterviewNow
    return locked
