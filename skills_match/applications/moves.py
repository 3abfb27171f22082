"""The one door through which an application changes its state."""

from collections.abc import Callable

from django.db import transaction
from wagtail.log_actions import log

from diaspora.models import User
from diaspora.rules import is_office

from ..enums import APPLICATION_MOVES, REASON_REQUIRED, Actor, ApplicationState
from ..invitations.endings import answer_by_applying
from ..models import Application, Assignment
from .errors import AlreadyDone, MoveNotAllowed, OwnApplication, ReasonMissing
from .news import tell_about_move


@transaction.atomic
def move_application(
    *,
    application: Application,
    to: ApplicationState,
    by: User | None,
    actor: Actor,
    reason: str = "",
    check: Callable[[Application], None] | None = None,
    **changes,
) -> Application:
    """Move `application` to `to`. No other line writes its state.

    In this order: lock the assignment (so that places and closings are decided one after the other) and the
    application; ask APPLICATION_MOVES whether `actor` may, and whether `by` really is that actor; ask for the reason
    where one is required; call `check(application)`, which may raise while the rows are locked; write the state with
    `changes`; log it; take sending it as the answer to an invitation; tell the people concerned.

    Returns the application as stored. Raises AlreadyDone, MoveNotAllowed, OwnApplication, ReasonMissing, or what
    `check` raises.
    """
    Assignment.objects.select_for_update(no_key=True).get(pk=application.assignment_id)
    application = (
        Application.objects.select_for_update(of=("self",), no_key=True)
        .select_related("assignment__institution", "profile__user")
        .get(pk=application.pk)
    )
    before = ApplicationState(application.state)
    _ask_who_may(application, to=to, by=by, actor=actor)
    if to in REASON_REQUIRED and not reason.strip():
        raise ReasonMissing
    if check:
        check(application)

    application.state = to
    for name, value in changes.items():
        setattr(application, name, value)
    if to in REASON_REQUIRED and to != ApplicationState.MORE_INFO:
        application.reason = reason.strip()
    application.save()
    log(
        instance=application,
        action=f"application.{to}",
        user=by,
        title=f"{application.assignment.reference}/{application.pk}",
        data={"from": str(before), "to": str(to), "actor": str(actor), "reason": reason.strip()},
    )
    if to == ApplicationState.SUBMITTED:
        answer_by_applying(assignment=application.assignment, profile=application.profile)
    tell_about_move(application=application, before=before, actor=actor)
    return application


def _ask_who_may(application: Application, *, to: ApplicationState, by: User | None, actor: Actor) -> None:
    before = ApplicationState(application.state)
    if before == to:
        raise AlreadyDone
    if actor not in APPLICATION_MOVES.get((before, to), set()):
        raise MoveNotAllowed
    is_own = by is not None and application.profile.user_id == by.pk
    if actor == Actor.OFFICE and is_own and to != ApplicationState.CANCELLED_BY_HOST:
        raise OwnApplication
    is_that_actor = {
        Actor.APPLICANT: is_own,
        Actor.OFFICE: by is not None and is_office(by),
        Actor.CLOCK: by is None,
    }.get(actor, False)
    if not is_that_actor:
        raise MoveNotAllowed
