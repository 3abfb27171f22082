"""The moves of an event: organisers announce, open, close and cancel it; the clock begins and ends it."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.due import try_each
from casework.moves import Moves, Words

from ..enums import EVENT_MOVES, EventActor, EventState, TeamRole
from ..models import Event
from ..rules import works_for
from ..signals import event_moved, event_moving

_S = EventState
_COMING = [_S.ANNOUNCED, _S.OPEN, _S.FULL, _S.CLOSED]


def _actors(by, event) -> set[str]:
    if by is None:
        return {EventActor.CLOCK}
    return {EventActor.ORGANISER} if works_for(by, event, TeamRole.ORGANISER) else set()


MOVES = Moves(
    model=Event,
    name="event",
    states=EventState,
    allowed=EVENT_MOVES,
    actors_of=_actors,
    before=event_moving,
    after=event_moved,
    needs_reason=lambda _before, to: to == _S.CANCELLED,
    words=Words(
        impossible=_("This is not possible for an event in the state “%(state)s”."),
        forbidden=_("Only organisers of this event do this."),
        reason=_("Write the reason: everybody who has a place reads it."),
    ),
)


def move_event(*, event: Event, to: str, by, seen: str | None = None, reason: str = "") -> Event:
    """Announce, open, close or cancel `event`. Raises MoveRefused."""
    return MOVES.make(event, to=to, by=by, seen=seen, reason=reason).row


def begin_and_end_events() -> int:
    """What has its first day begins, what had its last day is over, by the clock of its venue. Returns how many."""
    now = timezone.now()
    today = timezone.localdate(now)
    near = Event.objects.filter(starts_on__lte=today + datetime.timedelta(days=1))
    begun = try_each(near.filter(state__in=_COMING), _begin)
    return begun + try_each(near.filter(state=_S.RUNNING), _end)


def _begin(event: Event) -> None:
    if event.starts_on <= event.today:
        MOVES.make(event, to=_S.RUNNING, by=None)


def _end(event: Event) -> None:
    if event.ends_on < event.today:
        MOVES.make(event, to=_S.OVER, by=None)
