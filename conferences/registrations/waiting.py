"""The waiting list: whoever is next is offered a place for a limited time, in the order of the line, as soon as one is
free."""

import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from casework.due import try_each

from ..enums import EventState, RegistrationActor, RegistrationState
from ..events.moves import MOVES as EVENT_DOOR
from ..models import Event, Quota, Registration
from .moves import move_registration
from .places import Full
from .registering import give_or_hold, last_moment

#: How long an offer stands, and how much of it is left at least before the event begins.
OFFER, SHORT_OFFER = datetime.timedelta(hours=48), datetime.timedelta(hours=2)
#: Events in whose line somebody may still be asked.
_RUN = (EventState.OPEN, EventState.FULL, EventState.CLOSED)
_S = RegistrationState


def line_of(event: Event) -> QuerySet[Registration]:
    """Those who wait, in their order."""
    return event.registrations.filter(state=_S.WAITING).order_by("-is_first", "waiting_since", "pk")


def offer_places(event: Event) -> int:
    """Offer what is free to whoever is next. Nobody is passed over by somebody behind them who wants the same category.
    Returns how many offers were made."""
    made = 0
    full: set[int] = set()
    while first := line_of(event).exclude(delegates__category__in=full).first():
        if _offer(first):
            made += 1
        else:
            full |= set(first.delegates.values_list("category", flat=True))
    return made


def _offer(registration: Registration) -> bool:
    now, last = timezone.now(), last_moment(registration.event)
    changes = {"hold_until": max(min(now + OFFER, last), now + SHORT_OFFER), "is_first": False}
    try:
        with transaction.atomic():
            move_registration(registration, to=_S.OFFERED, actor=RegistrationActor.CLOCK, changes=changes)
    except Full:
        return False
    return True


def offer_due_places() -> int:
    """In every event with a line. Returns how many offers were made."""
    waiting = Registration.objects.filter(state=_S.WAITING).values("event")
    return sum(offer_in_turn(event) for event in Event.objects.filter(pk__in=waiting, state__in=_RUN))


@transaction.atomic
def offer_in_turn(event: Event) -> int:
    """One worker at a time makes the offers of an event."""
    held = Event.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=event.pk).first()
    return offer_places(held) if held else 0


@transaction.atomic
def accept(*, registration: Registration, by: Any = None, seen: str | None = None) -> Registration:
    """Yes to an offer: confirmed, or held until it is paid. Raises MoveRefused where its time is over."""
    return give_or_hold(registration, actor=RegistrationActor.DELEGATE, by=by, seen=seen)


def follow_places() -> int:
    """An event is called full while no place is left, and open again when there is one. Returns how many moved."""
    whole = Quota.objects.filter(covers_all=True, event__state__in=(EventState.OPEN, EventState.FULL))
    moved = 0
    for quota in whole.select_related("event"):
        to = EventState.FULL if quota.left <= 0 else EventState.OPEN
        if quota.event.state != to:
            moved += try_each(Event.objects.filter(pk=quota.event_id), partial(EVENT_DOOR.make, to=to, by=None))
    return moved
