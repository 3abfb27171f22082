"""Hours are offered to everybody who is invited, and taken back."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import log

from casework.moves import as_now
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.applications.news import tell_applicant
from skills_match.assignments.moves import MOVES as ASSIGNMENTS
from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment
from skills_match.rules import may_review

from ..models import Interview, InterviewSlot
from .errors import NotForInterviews
from .picking import call_off, path_of


def may_offer(user: User, assignment: Assignment) -> bool:
    return is_office(user) or may_review(user, assignment.institution)


@transaction.atomic
def offer_slots(
    *, assignment: Assignment, by: User, starts: Iterable[datetime.datetime], minutes: int, zone: str, place: str
) -> int:
    """Hours that were offered before stay as they are. Tells everybody who is invited and has none yet. Returns how
    many are new. Raises NotForInterviews."""
    locked = _held(assignment, by)
    known = set(InterviewSlot.objects.filter(assignment=locked).values_list("starts_at", flat=True))
    new = InterviewSlot.objects.bulk_create(
        InterviewSlot(assignment=locked, starts_at=at, minutes=minutes, zone=zone, place=place, offered_by=by)
        for at in sorted({at.astimezone(datetime.UTC) for at in starts})
        if at not in known
    )
    if new:
        log(instance=locked, action="assignment.interview_slots", user=by, data={"number": len(new)})
        for application in invited_without_slot(locked):
            tell_applicant(application=application, kind="application_interview_slots", path=path_of(application))
    return len(new)


def invited_without_slot(assignment: Assignment) -> Iterable[Application]:
    taken = Interview.objects.filter(slot__isnull=False).values("application")
    waiting = assignment.applications.filter(state=ApplicationState.INTERVIEW).exclude(pk__in=taken)
    return waiting.select_related("assignment__institution", "profile__user").order_by("pk")


@transaction.atomic
def withdraw_slot(*, slot: InterviewSlot, by: User) -> None:
    """Whoever had it is told and chooses another one. Twice does no harm. Raises NotForInterviews."""
    locked = _held(slot.assignment, by)
    stored = InterviewSlot.objects.filter(pk=slot.pk, assignment=locked).first()
    if stored is None:
        return
    if interview := Interview.objects.filter(slot=stored, outcome="").first():
        call_off(interview)
        tell_applicant(
            application=interview.application, kind="application_interview_off", path=path_of(interview.application)
        )
    if not Interview.objects.filter(slot=stored).exists():
        stored.delete()


def _held(assignment: Assignment, by: User) -> Assignment:
    """The lock under which slots are also taken."""
    locked = ASSIGNMENTS.lock(assignment)
    if not may_offer(as_now(by), locked):
        raise NotForInterviews
    return locked
