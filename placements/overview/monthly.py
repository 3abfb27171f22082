"""The map of who was where at the end of a month, in numbers that are frozen: what changes later changes no map."""

import datetime
from collections import Counter, defaultdict

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from casework.persons import published
from diaspora.models import Region
from diaspora.reference.region_map import RegionMap, region_map
from skills_match.enums import Mode
from skills_match.models.querysets import today_in_closing_zone

from ..models import MonthlyMap, Placement

#: Under this name stand those of all programmes together.
ALL = ""


def freeze_last_month() -> int:
    """Returns how many months were frozen: none where another worker was quicker, or it was done before."""
    month = (today_in_closing_zone().replace(day=1) - datetime.timedelta(days=1)).replace(day=1)
    if MonthlyMap.objects.filter(month=month).exists():
        return 0
    try:
        with transaction.atomic():
            MonthlyMap.objects.create(month=month, counts=counted_at_the_end_of(month))
    except IntegrityError:
        return 0
    return 1


def counted_at_the_end_of(month: datetime.date) -> dict[str, dict[str, int]]:
    """People who were at work at a host on the last day of the month that begins with `month`."""
    last = (month + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    there = Placement.objects.filter(Q(ended_on=None) | Q(ended_on__gte=last), began_on__lte=last)
    assignment = "application__assignment__"
    rows = there.exclude(mode=Mode.ONLINE).exclude(**{f"{assignment}region": None})
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names = ("application__profile", f"{assignment}programme__code", f"{assignment}region__code")
    people = set(rows.order_by().values_list(*names))
    for _person, programme, region in people:
        counts[programme][region] += 1
    for _person, region in {(person, region) for person, _programme, region in people}:
        counts[ALL][region] += 1
    return {
        programme: {code: told for code, number in regions.items() if (told := published(number)) is not None}
        for programme, regions in counts.items()
    }


def newest_map() -> MonthlyMap | None:
    return MonthlyMap.objects.first()


def drawn(month: MonthlyMap, programme: str) -> RegionMap:
    """The map of one programme, or of all; a tile leads to the placements of its region."""
    regions = {region.code: region for region in Region.objects.all()}
    return region_map(
        names={code: region.name for code, region in regions.items()},
        counts=month.counts.get(programme, {}),
        address=lambda code: f"{reverse('office:placements')}?state=running&region={regions[code].pk}",
    )
