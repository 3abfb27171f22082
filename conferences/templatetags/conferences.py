"""Conferences on pages of others."""

from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from wagtail.models import Page

from ..attendance.links import token_of
from ..check_in.checking import when
from ..events.facts import AroundEvent, facts_of
from ..models import CheckIn, ConferencePage, Delegate, Event, with_days

register = template.Library()


@register.simple_tag
def next_conference(home: Page) -> ConferencePage | None:
    """The conference below `home` that comes next, or is being held; none that is cancelled. One query."""
    pages = with_days(ConferencePage.objects.descendant_of(home).live().public().select_related("region"))
    coming = pages.filter(last_day__gte=timezone.localdate(), is_off=False)
    return coming.order_by("first_day", "pk").first()


@register.simple_tag
def conference_facts(conference: ConferencePage) -> list[str]:
    facts = [text for text in (conference.place, conference.region and conference.region.name) if text]
    return list(dict.fromkeys(facts))  # The city of Dar es Salaam lies in the region of Dar es Salaam.


@register.simple_tag
def event_facts(event: Event) -> AroundEvent:
    return facts_of(event)


@register.filter
def clock(zone: ZoneInfo | str) -> str:
    """A time zone by the name of its city: "Dar es Salaam" for "Africa/Dar_es_Salaam"."""
    return str(zone).rpartition("/")[2].replace("_", " ")


@register.simple_tag
def has_choices(event: Event) -> bool:
    """Whether its delegates sign up for sessions or book meetings. Two queries."""
    return event.session_places.exists() or event.meeting_hosts.exists()


@register.filter
def came_in(row: CheckIn) -> str:
    return when(row)


@register.filter
def token(delegate: Delegate) -> str:
    """The key to the pages of a delegate."""
    return token_of(delegate)
