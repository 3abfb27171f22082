"""Numbers by place, as a page of help shows them."""

from dataclasses import dataclass

from diaspora.models import Region

from ..models import HelpContact


@dataclass(frozen=True)
class Place:
    """A region or a country with its numbers."""

    key: str
    name: str
    contacts: list[HelpContact]


def everywhere() -> list[HelpContact]:
    """Those that hold in all of Tanzania."""
    return list(HelpContact.objects.everywhere().most_urgent_first())


def of_region(region: Region | None) -> list[HelpContact]:
    """Those of the region first, then those that hold everywhere."""
    rows = HelpContact.objects.holding_in(region).most_urgent_first()
    return sorted(rows, key=lambda row: row.region_id is None)


def by_place() -> list[Place]:
    """Regions by name, then countries: each that has a number of its own."""
    regions: dict[str, list[HelpContact]] = {}
    countries: dict[str, list[HelpContact]] = {}
    for row in HelpContact.objects.select_related("region").most_urgent_first():
        if row.region:
            regions.setdefault(str(row.region), []).append(row)
        elif row.country:
            countries.setdefault(row.get_country_display(), []).append(row)
    listed = [*sorted(regions.items()), *sorted(countries.items())]
    return [Place(f"p{number}", name, contacts) for number, (name, contacts) in enumerate(listed)]
