"""The facets next to a list of assignments: values in words, with what choosing them would find."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.filters import leave_out
from diaspora.models import Language, Region, Sector
from diaspora.reference.region_map import RegionMap

from ..enums import Mode
from .by_region import map_of_search
from .documents import FACETS, LengthBand
from .forms import Asked
from .wishes import Meant

_TITLES: dict[str, Promise] = {
    "sector": _("Sector"),
    "region": _("Region"),
    "mode": _("Way of working"),
    "length": _("Length"),
    "language": _("Working language"),
}
_MODES_SHOWN: dict[str, Promise] = {
    Mode.ONLINE: _("Shown: online work."),
    Mode.ON_SITE: _("Shown: work on site."),
    Mode.BLENDED: _("Shown: work that is partly online, partly on site."),
}


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    is_chosen: bool
    without: str  # the address of the same search without this value


@dataclass(frozen=True)
class FacetGroup:
    name: str
    title: Promise
    values: list[FacetValue]
    map: RegionMap | None = None

    @property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.is_chosen]

    @property
    def chosen_count(self) -> int:
        return len(self.chosen)


def facet_groups(asked: Asked, counts: Mapping[str, Counter[str]]) -> list[FacetGroup]:
    """Every facet with the values that occur, in three queries. A chosen value stays, also when it finds nothing."""
    names = facet_names(languages=_shown(asked, counts))
    return [_group(facet, names[facet], asked, counts[facet]) for facet in FACETS]


def understood(asked: Asked, address: QueryDict) -> Asked:
    """The same search without values that no facet has; the page of the address says which. One query for each chosen
    facet that is kept in rows, and none where nothing is chosen."""
    chosen = {}
    for facet, values in asked.chosen.items():
        known = _known(facet, values) if values else set()
        wrong = [value for value in address.getlist(facet) if value not in known]
        leave_out(address, facet, wrong, label=_TITLES[facet])
        chosen[facet] = [value for value in values if value in known]
    return replace(asked, chosen=chosen)


_ROWS: dict[str, type[Language | Region | Sector]] = {"sector": Sector, "region": Region, "language": Language}
_CLOSED: dict[str, list[str]] = {"mode": Mode.values, "length": LengthBand.values}


def _known(facet: str, values: list[str]) -> set[str]:
    if facet in _CLOSED:
        return set(_CLOSED[facet])
    return set(_ROWS[facet]._default_manager.filter(code__in=values).values_list("code", flat=True))


@dataclass(frozen=True)
class ShownOnly:
    """What words of a search narrow the list to, as a sentence, and the search without them."""

    text: str
    wider: str
    address: str


def shown_only(meant: Iterable[Meant], address: Callable[[str], str]) -> list[ShownOnly]:
    """One query where a region is meant, none otherwise. `address`: the query string of a search for a text."""
    return [_shown_only(one, address(one.without)) for one in meant]


def _shown_only(meant: Meant, address: str) -> ShownOnly:
    if meant.facet == "region":
        named = [region.name for region in Region.objects.filter(code__in=meant.values)]
        places = ", ".join(named)
        return ShownOnly(
            gettext("Shown: work in %(places)s.") % {"places": places}, gettext("Show all regions"), address
        )
    (mode,) = meant.values if len(meant.values) == 1 else ("",)
    return ShownOnly(
        str(_MODES_SHOWN.get(mode, _MODES_SHOWN[Mode.BLENDED])), gettext("Show every way of working"), address
    )


def facet_names(*, languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """What the values of each facet are called, in three queries; of the many languages only those with these codes."""
    return {
        "sector": {sector.code: sector.name for sector in Sector.objects.all()},
        "region": {region.code: region.name for region in Region.objects.all()},
        "language": {language.code: language.name for language in Language.objects.filter(code__in=languages)},
        "mode": {mode.value: str(mode.label) for mode in Mode},
        "length": {band.value: str(band.label) for band in LengthBand},
    }


def _shown(asked: Asked, counts: Mapping[str, Counter[str]]) -> list[str]:
    return [*counts["language"], *asked.chosen["language"]]


def _group(facet: str, names: Mapping[str, str], asked: Asked, counts: Counter[str]) -> FacetGroup:
    values = [
        FacetValue(value, label, counts[value], value in asked.chosen[facet], asked.address(without=(facet, value)))
        for value, label in names.items()
        if counts[value] or value in asked.chosen[facet]
    ]
    drawn = map_of_search(asked=asked, names=names, counts=counts) if facet == "region" else None
    return FacetGroup(facet, _TITLES[facet], values, drawn)
