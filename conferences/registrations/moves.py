"""The moves of a registration, with the places that it takes and frees on its way."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words

from ..enums import HOLDS_PLACES, REGISTRATION_MOVES, RegistrationActor, RegistrationState, TeamRole
from ..models import Registration
from ..rules import works_for
from ..signals import registration_moved, registration_moving
from .places import demand_of, free_places, take_places

_A = RegistrationActor


def _actors(by, registration) -> set[str]:
    """Without an account somebody comes as the clock, or by the secret address as whoever registered: the verb says."""
    if by is None:
        return {_A.CLOCK, _A.DELEGATE}
    actors = {_A.DELEGATE} if by.is_authenticated and registration.user_id == by.pk else set()
    return actors | ({_A.TEAM} if works_for(by, registration.event, TeamRole.REGISTRATION) else set())


MOVES = Moves(
    model=Registration,
    name="registration",
    states=RegistrationState,
    allowed=REGISTRATION_MOVES,
    actors_of=_actors,
    before=registration_moving,
    after=registration_moved,
    related=("event",),
    needs_reason=lambda _before, to: to == RegistrationState.REFUSED,
    words=Words(
        impossible=_("This is not possible for a registration in the state “%(state)s”."),
        forbidden=_("Only the team of this event does this."),
        reason=_("Write the reason: the person reads it."),
    ),
)


def move_registration(
    registration: Registration,
    *,
    to: RegistrationState,
    by: Any = None,
    actor: RegistrationActor | None = None,
    seen: str | None = None,
    reason: str = "",
    changes: dict[str, Any] | None = None,
    then: Callable[[Registration], None] | None = None,
) -> Registration:
    """One move. Places are taken where `to` holds some and the state before did not, and are free again where it is the
    other way round; both in the transaction of the move. Raises MoveRefused, or Full: then nothing has changed.
    """
    free: list = []

    def check(row: Registration) -> None:
        if to in HOLDS_PLACES and not row.holds_places:
            take_places(row)
        elif row.holds_places and to not in HOLDS_PLACES:
            free.append(demand_of(row))

    def after(row: Registration) -> None:
        for demand in free:
            free_places(row, demand)
        if then:
            then(row)

    moved = MOVES.make(
        registration, to=to, by=by, actor=actor, seen=seen, reason=reason, changes=changes, check=check, then=after
    )
    return moved.row
