"""The moves of a condition, and what follows when none is open any more."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.enums import Actor
from skills_match.rules import may_review

from ..enums import CONDITION_MOVES, CONDITION_REASONS, ConditionOwner, ConditionState
from ..models import Condition
from ..signals import condition_moved, condition_moving


def actors_of(by: User | None, condition: Condition) -> set[Actor]:
    """In which capacities `by` may move it. Nobody decides on the conditions of their own application."""
    if by is None:
        return set()
    application = condition.application
    if application.profile.user_id == by.pk:
        return {Actor.APPLICANT} if condition.owner == ConditionOwner.PERSON else set()
    is_host = condition.owner == ConditionOwner.HOST and may_review(by, application.assignment.institution)
    return ({Actor.HOST} if is_host else set()) | ({Actor.OFFICE} if is_office(by) else set())


MOVES = Moves(
    model=Condition,
    name="condition",
    states=ConditionState,
    allowed=CONDITION_MOVES,
    actors_of=actors_of,
    before=condition_moving,
    after=condition_moved,
    parents=("application",),
    related=("application__assignment__institution", "application__profile__user"),
    needs_reason=lambda _before, to: to in CONDITION_REASONS,
    words=Words(reason=_("Give a reason. The person who sees to the condition reads it.")),
)
