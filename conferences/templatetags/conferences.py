"""Conferences on pages of others."""

from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from wagtail.models import Page

from ..attendance.links import token_of
from ..events.pages import event_about
from ..models import ConferencePage, Delegate, Event

register = template.Library()


@register.simple_tag
def next_conference(home: Page) -> ConferencePage | None:
    """The conference below `home` that comes next, or is being held. One query."""
    coming = ConferencePage.objects.descendant_of(home).live().public().filter(ends_on__gte=timezone.localdate())
    return coming.select_related("region").order_by("starts_on", "pk").first()


@register.simple_tag
def conference_facts(conference: ConferencePage) -> list[str]:
    facts = [text for text in (conference.place, conference.region and conference.region.name) if text]
    return list(dict.fromkeys(facts))  # The city of Dar es Salaam lies in the region of Dar es Salaam.


@register.simple_tag
def event_of(page: ConferencePage) -> Event | None:
    """The event behind a page, once it is announced."""
    return event_about(page)


@register.filter
def clock(zone: ZoneInfo | str) -> str:
    """A time zone by the name of its city: "Dar es Salaam" for "Africa/Dar_es_Salaam"."""
    return str(zone).rpartition("/")[2].replace("_", " ")


@register.simple_tag
def has_choices(event: Event) -> bool:
    """Whether its delegates sign up for sessions or book meetings. Two queries."""
    return event.session_places.exists() or event.meeting_hosts.exists()


@register.filter
def token(delegate: Delegate) -> str:
    """The key to the pages of a delegate."""
    return token_of(delegate)
