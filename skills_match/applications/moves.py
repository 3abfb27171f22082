"""The moves of an application."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from casework.moves import Move, Moves, Words
from diaspora.models import User
from diaspora.rules import is_office

from ..enums import APPLICANT_LABELS, APPLICATION_MOVES, REASON_REQUIRED, Actor, ApplicationState
from ..models import Application
from ..signals import application_moved, application_moving
from .errors import OwnApplication
from .news import tell_about_move

_S = ApplicationState


def actors_of(by: User | None, application: Application) -> set[Actor]:
    """In which capacities `by` may move `application`; None is the clock."""
    if by is None:
        return {Actor.CLOCK}
    is_own = application.profile.user_id == by.pk
    return ({Actor.APPLICANT} if is_own else set()) | ({Actor.OFFICE} if is_office(by) else set())


def _forbid_own(move: Move) -> None:
    """Nobody decides on themselves; that the assignment is cancelled is no decision on a person."""
    is_own = move.by is not None and move.row.profile.user_id == move.by.pk
    if move.actor == Actor.OFFICE and is_own and move.to != _S.CANCELLED_BY_HOST:
        raise OwnApplication


def _label(application: Application, actor: str | None) -> str:
    if actor == Actor.APPLICANT:
        return str(APPLICANT_LABELS[_S(application.state)])
    return str(application.get_state_display())


MOVES = Moves(
    model=Application,
    name="application",
    states=ApplicationState,
    allowed=APPLICATION_MOVES,
    actors_of=actors_of,
    before=application_moving,
    after=application_moved,
    parents=("assignment",),
    related=("assignment__institution", "profile__user"),
    needs_reason=lambda _before, to: to in REASON_REQUIRED,
    forbids=_forbid_own,
    label=_label,
    title=str,
    words=Words(
        impossible=_("This is not possible any more, because the application has moved on."),
        forbidden=_("This is not possible any more, because the application has moved on."),
        stale=_(
            "Somebody moved the application on while you had the page open: it is now in the state “%(state)s”. "
            "Nothing was changed. Read it again, then decide."
        ),
        reason=_("Give a reason. The applicant reads it."),
    ),
)


@transaction.atomic
def move_application(
    *,
    application: Application,
    to: ApplicationState,
    by: User | None,
    actor: Actor,
    seen: str | None = None,
    reason: str = "",
    check: Callable[[Application], None] | None = None,
    told: Mapping[str, Any] | None = None,
    **changes,
) -> Application:
    """Move `application` to `to`, under the lock on its assignment, so that places and closings are decided one
    after the other.

    As `casework.moves.Moves.make` says; then tell the people concerned. `told` are values of the applicant's letter
    that only the caller knows, such as the last day of an offer. Who invited the applicant hears `application_moved`.
    Returns the application as stored.
    """
    if to in REASON_REQUIRED and to != _S.MORE_INFO:
        changes["reason"] = reason.strip()
    move = MOVES.make(application, to=to, by=by, actor=actor, seen=seen, reason=reason, check=check, changes=changes)
    tell_about_move(application=move.row, before=_S(move.before), told=told or {})
    return move.row
