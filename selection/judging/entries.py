"""Which applications are judged together, and who runs that."""

from typing import Any

from django.db.models import Q, QuerySet

from diaspora.enums import MemberRole
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.enums import ApplicationState, Right
from skills_match.models import Application, Assignment, ProgrammeRight
from skills_match.models.querysets import today_in_closing_zone
from skills_match.rules import may, may_review

_S = ApplicationState
#: Chosen by the screening: where there are any, only these are judged.
SCREENED = [_S.SHORTLISTED, _S.INTERVIEW]
#: Not decided: where nobody was screened, all of these.
UNSCREENED = [_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO]
OFFICE, HOST = "office", "host"


def to_judge(assignment_id: int) -> QuerySet[Application]:
    """The shortlist, or all that wait where there is none."""
    sent = Application.objects.sent().filter(assignment=assignment_id).select_related("profile__user")
    screened = sent.filter(state__in=SCREENED)
    return screened if screened.exists() else sent.filter(state__in=UNSCREENED)


def applied(user: Any, assignment_id: int) -> bool:
    """Who applied neither judges nor runs the judging of the others, also after withdrawing."""
    return Application.objects.sent().filter(assignment=assignment_id, profile__user=user).exists()


def may_organise(user: Any, assignment_id: int) -> bool:
    return is_office(user) and not applied(user, assignment_id)


def sides_of(user: Any, assignment_id: int) -> set[str]:
    if not user.is_authenticated or applied(user, assignment_id):
        return set()
    assignment = Assignment.objects.select_related("institution", "programme").filter(pk=assignment_id).first()
    if assignment is None:
        return set()
    judges = is_office(user) or may(user, Right.REVIEWER, assignment.programme, today_in_closing_zone())
    return ({OFFICE} if judges else set()) | ({HOST} if may_review(user, assignment.institution) else set())


def people(assignment_id: int, side: str) -> QuerySet[User]:
    """Officers and whoever holds the right to review in the programme; or reviewers and managers of the institution.
    Nobody who applied."""
    if side == OFFICE:
        held = ProgrammeRight.objects.in_force(today_in_closing_zone()).filter(
            right=Right.REVIEWER, programme__assignments=assignment_id
        )
        called = Q(pk__in=User.objects.officers().values("pk")) | Q(pk__in=held.values("user"))
        found = User.objects.filter(called, is_active=True)
    else:
        found = User.objects.filter(
            is_active=True,
            memberships__institution__assignments=assignment_id,
            memberships__role__in=[MemberRole.REVIEWER, MemberRole.MANAGER],
        )
    applicants = Application.objects.sent().filter(assignment=assignment_id).values("profile__user")
    return found.exclude(pk__in=applicants).distinct()
