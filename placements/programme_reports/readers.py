"""Who reads what of a programme without working in the office: rights that two people gave, until a day."""

from django.db.models import QuerySet
from django.http import HttpRequest

from diaspora.models import User
from skills_match.enums import Right
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone
from skills_match.rules import rights_of

from ..models import ProgrammeReport


def _held(user: User, *rights: Right) -> set[int]:
    today = today_in_closing_zone()
    return {held.programme_id for held in rights_of(user) if held.right in rights and held.holds_on(today)}


def reports_for(user: User) -> QuerySet[ProgrammeReport]:
    """Frozen ones, for donors and evaluators of the programme."""
    found = ProgrammeReport.objects.filter(programme__in=_held(user, Right.DONOR, Right.EVALUATOR))
    return found.select_related("programme", "grant").defer("tables")


def evaluated_by(user: User) -> QuerySet[Programme]:
    """Programmes whose rows `user` evaluates today."""
    return Programme.objects.filter(pk__in=_held(user, Right.EVALUATOR))


def reads_programmes(user: User) -> bool:
    return bool(_held(user, Right.DONOR, Right.EVALUATOR))


def reader(request: HttpRequest) -> bool:
    return request.user.is_authenticated and reads_programmes(request.user)
