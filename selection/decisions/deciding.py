"""What the programme office may decide next on an application, and doing it."""

import datetime

from diaspora.models import User
from skills_match.applications import applying
from skills_match.applications.moves import MOVES
from skills_match.enums import APPLICATION_MOVES, Actor, ApplicationState
from skills_match.models import Application

from ..offers.errors import AnswerDayTooEarly
from ..offers.offering import offer_place

_S = ApplicationState
_WITHOUT_MORE = {
    _S.SCREENING: applying.start_screening,
    _S.SHORTLISTED: applying.shortlist_application,
    _S.INTERVIEW: applying.ask_to_interview,
    _S.RESERVE: applying.put_on_reserve,
}
_WITH_REASON = {
    _S.MORE_INFO: applying.request_more_info,
    _S.NOT_ELIGIBLE: applying.mark_not_eligible,
    _S.NOT_SELECTED: applying.mark_not_selected,
}


def possible_decisions(application: Application, *, left: int) -> list[ApplicationState]:
    """The states to which an officer may move it now, in the order of the life of an application. `left` are the places
    of its assignment that are neither taken nor offered: without one no place can be offered."""
    here = ApplicationState(application.state)
    return [
        state
        for state in _S
        if Actor.OFFICE in APPLICATION_MOVES.get((here, state), set())
        and state != _S.CANCELLED_BY_HOST
        and (state != _S.OFFERED or left > 0)
    ]


def waits_for_a_place(application: Application, *, left: int) -> bool:
    """Whether an offer would be the next step if a place were left."""
    return left < 1 and Actor.OFFICE in APPLICATION_MOVES.get((_S(application.state), _S.OFFERED), set())


def decide(
    *,
    application: Application,
    to: ApplicationState,
    by: User,
    reason: str = "",
    answer_by: datetime.date | None = None,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    terms: str = "",
    seen: str | None = None,
) -> Application:
    """Make one of the possible decisions with what it needs. Raises what its verb raises."""
    if to in _WITHOUT_MORE:
        return _WITHOUT_MORE[to](application=application, by=by, seen=seen)
    if to in _WITH_REASON:
        return _WITH_REASON[to](application=application, by=by, seen=seen, reason=reason)
    if to == _S.OFFERED:
        if answer_by is None:
            raise AnswerDayTooEarly
        return offer_place(
            application=application,
            by=by,
            seen=seen,
            answer_by=answer_by,
            starts_on=starts_on,
            ends_on=ends_on,
            terms=terms,
        )
    raise MOVES.impossible(application)
