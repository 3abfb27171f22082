"""Where in Tanzania assignments are, on the map of the regions."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count
from django.urls import reverse

from diaspora.models import Region
from diaspora.reference.region_map import RegionMap, region_map

from ..models import Assignment
from .forms import Asked


def map_of_open() -> RegionMap:
    """All open assignments; each tile leads to the list of its region. Two queries."""
    url = reverse("assignments:list")
    counted = Assignment.objects.open().order_by().values_list("region__code").annotate(Count("pk"))
    return region_map(
        names={region.code: region.name for region in Region.objects.all()},
        counts={code: count for code, count in counted if code},
        address=lambda code: f"{url}?region={code}",
    )


def map_of_search(*, asked: Asked, names: Mapping[str, str], counts: Counter[str]) -> RegionMap:
    """What each region would add to the search; each tile is chosen, or let go, and all else stays."""
    return region_map(
        names=names,
        counts=counts,
        address=lambda code: f"?{asked.toggled('region', code)}",
        chosen=asked.chosen["region"],
        is_narrow=True,
    )
