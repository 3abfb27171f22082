"""Places: who decides is the database, by an update that changes nothing where nothing is left.

Two who want the last place at the same moment wait for each other at the row of the quota, and the second one finds it
full. Quotas are always asked in the same order, so that nobody waits in a circle.
"""

from collections import Counter
from collections.abc import Mapping

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

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
            Quota.objects.filter(pk=quota.pk).update(taken=F("taken") + more)


def free_places(registration: Registration, demand: Demand) -> None:
    """What was taken is there again for others."""
    for quota, categories in quotas_of(registration.event):
        if number := _wanted(demand, categories):
            Quota.objects.filter(pk=quota.pk).update(taken=F("taken") - number)
    if registration.code_id:
        Code.objects.filter(pk=registration.code_id).update(used=F("used") - sum(demand.values()))
