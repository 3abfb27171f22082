"""What the page of an event tells next to its text: who holds it and where, who gives money, who shows something, and
which events of the same series there are."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from casework.languages import reading_language

from ..models import ConferencePage, Event, EventPartner, Venue


@dataclass(frozen=True)
class InSeries:
    event: Event
    url: str


@dataclass(frozen=True)
class AroundEvent:
    """`sponsors` are levels with those of each, in the order of the team; `exhibitors` have a stand."""

    venues: list[Venue]
    sponsors: list[tuple[str, list[EventPartner]]]
    exhibitors: list[EventPartner]
    before: list[InSeries]
    after: list[InSeries]


def facts_of(event: Event) -> AroundEvent:
    """Five queries, whatever the numbers."""
    partners = list(event.partners.all())
    with_level = [partner for partner in partners if partner.level]
    order = list(dict.fromkeys(partner.level for partner in with_level))
    by_level = sorted(with_level, key=lambda partner: order.index(partner.level))
    series = list(Event.objects.public().filter(pk=event.edition_of_id)) + list(
        Event.objects.public().filter(edition_of=event).order_by("starts_on", "pk")
    )
    pages = _pages_of(series)
    editions = [
        InSeries(each, pages.get(each.page_key) or reverse("events:programme", args=[each.slug])) for each in series
    ]
    return AroundEvent(
        venues=list(event.venues.all()),
        sponsors=[(level, list(rows)) for level, rows in groupby(by_level, key=lambda partner: partner.level)],
        exhibitors=[partner for partner in partners if partner.stand],
        before=[each for each in editions if each.event.pk == event.edition_of_id],
        after=[each for each in editions if each.event.pk != event.edition_of_id],
    )


def _pages_of(events: list[Event]) -> dict:
    """Addresses of the published pages in the language that is read now, by key. One query."""
    keys = [event.page_key for event in events if event.page_key]
    pages = ConferencePage.objects.live().public().filter(translation_key__in=keys)
    found = pages.filter(locale__language_code=reading_language())
    return {page.translation_key: page.url for page in found}
