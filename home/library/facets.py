"""The facets of the library: values in words, with what choosing them would find."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from diaspora.models import Language, Region
from skills_match.search.facets import FacetGroup, FacetValue

from ..enums import LibraryKind
from ..models import LibraryPage, LibraryVersion, Topic
from .asked import FACETS, LibrarySearch

Values = dict[int, dict[str, set[str]]]
_TITLES: dict[str, Promise] = {
    "kind": _("Kind"),
    "topic": _("Topic"),
    "region": _("Region"),
    "language": _("Available in"),
    "year": _("Year"),
}


def values_of(items: PageQuerySet) -> Values:
    """The values that each publication has in each facet, in four queries at any number of them."""
    found: Values = {}
    for pk, kind, year in items.values_list("pk", "kind", "year"):
        found[pk] = defaultdict(set, kind={kind}, year={str(year)})
    inside = {"librarypage__in": items.values("pk")}
    topics = LibraryPage.topics.through.objects.filter(**inside).values_list("librarypage_id", "topic__slug")
    regions = LibraryPage.regions.through.objects.filter(**inside).values_list("librarypage_id", "region__code")
    versions = LibraryVersion.objects.filter(page__in=items.values("pk")).values_list("page_id", "language__code")
    for facet, pairs in (("topic", topics), ("region", regions), ("language", versions)):
        for pk, value in pairs:
            if pk in found:
                found[pk][facet].add(value)
    return found


def occurring(values: Values) -> dict[str, set[str]]:
    """Every value that some publication has, by facet."""
    return {facet: set().union(*(has[facet] for has in values.values())) for facet in FACETS}


def counted(values: Values, asked: LibrarySearch) -> tuple[list[int], dict[str, Counter[str]]]:
    """Those that have one of the chosen values in each facet, and for every value what choosing it as well would find:
    the counts of a facet respect all other facets, not itself."""
    chosen = {facet: set(wanted) for facet, wanted in asked.chosen.items() if wanted}
    found: list[int] = []
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for pk, has in values.items():
        missed = [facet for facet, wanted in chosen.items() if not wanted & has[facet]]
        for facet in FACETS:
            if not missed or missed == [facet]:
                counts[facet].update(has[facet])
        if not missed:
            found.append(pk)
    return found, counts


def facet_groups(asked: LibrarySearch, counts: Mapping[str, Counter[str]]) -> list[FacetGroup]:
    """Every facet with the values that occur. A chosen value stays, also when it finds nothing."""
    return [
        FacetGroup(facet, _TITLES[facet], _values(facet, labels, asked, counts[facet]))
        for facet, labels in _labels(counts).items()
    ]


def _values(facet: str, labels: Mapping[str, str], asked: LibrarySearch, counts: Counter[str]) -> list[FacetValue]:
    return [
        FacetValue(value, label, counts[value], value in asked.chosen[facet], asked.address(without=(facet, value)))
        for value, label in labels.items()
        if counts[value] or value in asked.chosen[facet]
    ]


def _labels(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, str]]:
    return {
        "kind": {kind.value: str(kind.label) for kind in LibraryKind},
        "topic": {topic.slug: str(topic) for topic in Topic.objects.all()},
        "region": {region.code: region.name for region in Region.objects.all()},
        "language": {language.code: language.name for language in Language.objects.filter(code__in=counts["language"])},
        "year": {year: year for year in sorted(counts["year"], reverse=True)},
    }
