"""What the programme office may decide next on an application, and doing it."""

import datetime

from diaspora.models import User

from ..enums import APPLICATION_MOVES, Actor, ApplicationState
from ..models import Application
from . import applying
from .errors import AnswerDayTooEarly
from .moves import MOVES

_S = ApplicationState


def possible_decisions(application: Application) -> list[ApplicationState]:
    """The states to which an officer may move it now, in the order of the life of an application."""
    here = ApplicationState(application.state)
    return [
        state
        for state in _S
        if Actor.OFFICE in APPLICATION_MOVES.get((here, state), set()) and state != _S.CANCELLED_BY_HOST
    ]


def decide(
    *,
    application: Application,
    to: ApplicationState,
    by: User,
    reason: str = "",
    answer_by: datetime.date | None = None,
    seen: str | None = None,
) -> Application:
    """Make one of the possible decisions with what it needs. Raises what its verb raises."""
    if to == _S.SCREENING:
        return applying.start_screening(application=application, by=by, seen=seen)
    if to == _S.SHORTLISTED:
        return applying.shortlist_application(application=application, by=by, seen=seen)
    if to == _S.MORE_INFO:
        return applying.request_more_info(application=application, by=by, seen=seen, reason=reason)
    if to == _S.NOT_ELIGIBLE:
        return applying.mark_not_eligible(application=application, by=by, seen=seen, reason=reason)
    if to == _S.NOT_SELECTED:
        return applying.mark_not_selected(application=application, by=by, seen=seen, reason=reason)
    if to == _S.OFFERED:
        if answer_by is None:
            raise AnswerDayTooEarly
        return applying.offer_application(application=application, by=by, seen=seen, answer_by=answer_by)
    raise MOVES.impossible(application)
