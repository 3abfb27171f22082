"""Whether the numbers that quotas keep are those of their registrations."""

from collections.abc import Iterable

from conferences.enums import HOLDS_PLACES
from conferences.models import Event
from conferences.registrations import places


def miscounted(events: Iterable[Event]) -> dict[int, tuple[int, int]]:
    """Quotas whose number is not what their registrations say: number kept, number counted."""
    wrong = {}
    for event in events:
        holding = event.registrations.filter(state__in=HOLDS_PLACES).prefetch_related("delegates")
        demands = [places.demand_of(registration) for registration in holding]
        for quota, categories in places.quotas_of(event):
            counted = sum(places._wanted(demand, categories) for demand in demands)
            if counted != quota.taken:
                wrong[quota.pk] = (quota.taken, counted)
    return wrong
