"""On which days somebody was there: those on which a list let them in, whichever it was."""

import datetime
from collections.abc import Iterable

from ..models import CheckIn, Delegate, Event


def days_of(event: Event, delegates: Iterable[Delegate]) -> dict[int, list[datetime.date]]:
    """Days of the event at its venue, in order, by key of the delegate. One query."""
    came: dict[int, set[datetime.date]] = {}
    inside = CheckIn.objects.filter(list__event=event, delegate__in=[row.pk for row in delegates])
    for delegate, at in inside.values_list("delegate", "at"):
        came.setdefault(delegate, set()).add(at.astimezone(event.zone).date())
    days = event.days
    return {delegate: [day for day in days if day in found] for delegate, found in came.items()}
