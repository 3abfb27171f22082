"""Sessions with sign-up as a delegate sees them."""

from dataclasses import dataclass

from ..models import Delegate, SessionPlaces, SignUp
from ..programme.reading import ReleasedProgramme, Slot
from .places import is_open


@dataclass(frozen=True)
class OfferedSession:
    """`mine` is the sign-up of the delegate; `position` the number in the line from 1, 0 for who does not wait."""

    slot: Slot
    places: SessionPlaces
    is_open: bool
    mine: SignUp | None = None
    position: int = 0

    @property
    def is_full(self) -> bool:
        return self.places.left <= 0


def offered(delegate: Delegate, programme: ReleasedProgramme | None) -> list[OfferedSession]:
    """In the order of the programme. Three queries."""
    event = delegate.event
    places = {row.session_id: row for row in event.session_places.all()}
    mine = {row.places_id: row for row in delegate.sign_ups.filter(code=delegate.code)}
    line: dict[int, list[int]] = {}
    waiting = SignUp.objects.standing().filter(places__event=event, has_place=False).order_by("asked_at", "pk")
    for pk, delegate_id in waiting.values_list("places", "delegate"):
        line.setdefault(pk, []).append(delegate_id)
    return [
        OfferedSession(
            slot,
            row,
            is_open(slot, event.state),
            mine.get(row.pk),
            _position(line.get(row.pk, []), delegate.pk),
        )
        for slot in (programme.slots if programme else [])
        if (row := places.get(slot.pk))
    ]


def _position(line: list[int], delegate: int) -> int:
    return line.index(delegate) + 1 if delegate in line else 0
