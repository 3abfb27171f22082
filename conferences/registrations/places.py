"""Places: who decides is the database, by an update that changes nothing where nothing is left.

Two who want the last place at the same moment wait for each other at the row of the quota, and the second one finds it
full. Quotas are always asked in the same order, so that nobody waits in a circle.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..enums import HOLDS_PLACES, EventState
from ..models import Code, Event, Quota, Registration

#: How many of each category, by number of the category.
Demand = Mapping[int, int]


class Full(Refused):
    text = _("There is no place left for this. You can join the waiting list.")


class CodeUsedUp(Refused):
    text = _("This code was used as often as it may be.")


def demand_of(registration: Registration) -> Demand:
    """What its delegates need who have not cancelled."""
    return Counter(registration.delegates.filter(cancelled_at=None).values_list("category", flat=True))


def taken_of(event: Event, categories: Iterable[int] | None) -> int:
    """How many places of these categories are held or confirmed, None for all: what `taken` of a quota has to say."""
    held = event.delegates.filter(cancelled_at=None, registration__state__in=HOLDS_PLACES)
    return (held if categories is None else held.filter(category__in=categories)).count()


@transaction.atomic
def recount(quota: int) -> bool:
    """Under its lock: whoever has just taken a place of it is waited for. Returns whether it had to be mended.

    Somebody may have taken a place while the team said which categories count, or set the quota up.
    """
    held = Quota.objects.select_for_update(no_key=True).select_related("event").get(pk=quota)
    categories = None if held.covers_all else set(held.categories.values_list("pk", flat=True))
    taken = min(taken_of(held.event, categories), held.size)
    return bool(Quota.objects.filter(pk=quota).exclude(taken=taken).update(taken=taken))


def recount_all() -> int:
    """Every quota of events to come. Returns how many were mended."""
    coming = Quota.objects.exclude(event__state__in=(EventState.DRAFT, EventState.OVER, EventState.CANCELLED))
    return sum(recount(pk) for pk in coming.values_list("pk", flat=True))


def quotas_of(event: Event) -> list[tuple[Quota, set[int] | None]]:
    """Each quota with the categories that count, None for all; in the order in which they are asked."""
    found = event.quotas.order_by("pk").prefetch_related("categories")
    return [(quota, None if quota.covers_all else {row.pk for row in quota.categories.all()}) for quota in found]


def _wanted(demand: Demand, categories: set[int] | None) -> int:
    return sum(number for pk, number in demand.items() if categories is None or pk in categories)


def are_left(event: Event, demand: Demand) -> bool:
    """Whether there are places at this moment, without taking any. A page shows it; nothing is decided by it."""
    return all(quota.left >= _wanted(demand, categories) for quota, categories in quotas_of(event))


def take_places(registration: Registration) -> None:
    """Take what `registration` needs, all of it or nothing. Call it in a transaction that ends when it raises.

    Raises Full or CodeUsedUp.
    """
    demand = demand_of(registration)
    for quota, categories in quotas_of(registration.event):
        _take(quota, _wanted(demand, categories))
    if registration.code_id:
        _use(registration.code_id, sum(demand.values()))


def _take(quota: Quota, number: int) -> None:
    left = Quota.objects.filter(pk=quota.pk, taken__lte=F("size") - number)
    if number and not left.update(taken=F("taken") + number):
        raise Full


def _free(quota: Quota, number: int) -> None:
    """Giving a place back never fails, not even where it was taken before the quota counted it."""
    Quota.objects.filter(pk=quota.pk).update(taken=Greatest(F("taken") - number, Value(0)))


def _use(code: int, number: int) -> None:
    if not Code.objects.filter(pk=code, used__lte=F("most") - number).update(used=F("used") + number):
        raise CodeUsedUp


def swap_places(registration: Registration, before: Demand, after: Demand) -> None:
    """Another category for somebody who has a place: only what differs is taken and freed. Call it as `take_places`.

    Raises Full.
    """
    for quota, categories in quotas_of(registration.event):
        more = _wanted(after, categories) - _wanted(before, categories)
        if more > 0:
            _take(quota, more)
        elif more < 0:
            _free(quota, -more)


def free_places(registration: Registration, demand: Demand) -> None:
    """What was taken is there again for others."""
    for quota, categories in quotas_of(registration.event):
        if number := _wanted(demand, categories):
            _free(quota, number)
    if registration.code_id:
        Code.objects.filter(pk=registration.code_id).update(used=F("used") - sum(demand.values()))
