"""What cards and headings of pages say in one line."""

import datetime
from itertools import chain, count
from urllib.parse import urlsplit

from django import template
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from skills_match.last_days import last_day

from ..enums import CallState
from ..models import CallPage
from ..models.parts import hours

register = template.Library()
_HEADINGS = ("heading", "sub_heading")


@register.simple_tag
def date_range(first: datetime.date, last: datetime.date) -> str:
    """`5 March 2026`, `5–7 March 2026`, or both dates whole when the month changes."""
    end = date_format(last, "DATE_FORMAT")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{date_format(first, 'DATE_FORMAT')} – {end}"


@register.simple_tag
def project_dates(project) -> str:
    """`1 July 2011 – 31 October 2013`, or since when it goes on."""
    if project.ends_on:
        return date_range(project.starts_on, project.ends_on)
    return _("Since %(day)s") % {"day": date_format(project.starts_on, "DATE_FORMAT")}


@register.simple_tag
def project_facts(project) -> list[str]:
    """Who pays and where, as far as it is known; both are prefetched in lists."""
    funders = [one.initials or one.name for one in project.funders]
    regions = ", ".join(region.name for region in project.regions.all())
    paid = [_("Funded by %(names)s") % {"names": ", ".join(funders)}] if funders else []
    return [*paid, *([regions] if regions else [])]


@register.simple_tag
def assignment_facts(assignment) -> list[str]:
    """Region, length and closing day, as far as they are known."""
    facts = []
    if assignment.region:
        facts.append(assignment.region.name)
    if assignment.length_days:
        facts.append(
            ngettext("%(days)d day", "%(days)d days", assignment.length_days) % {"days": assignment.length_days}
        )
    if assignment.closing_on:
        facts.append(_("Apply until the end of %(day)s") % {"day": last_day(assignment.closing_on)})
    return facts


@register.simple_tag
def library_facts(item) -> list[str]:
    """Publisher, year and languages; the versions are prefetched in lists."""
    languages = ", ".join(version.language.name for version in item.versions.all())
    return [text for text in (item.publisher, str(item.year), item.edition, languages) if text]


@register.simple_tag
def call_facts(call: CallPage) -> list[str]:
    """Closing hour and reference number, as far as there are any."""
    closes = _("Closes: %(hour)s") % {"hour": hours.hour_in_dar(call.closes_at)} if call.closes_at else ""
    return [fact for fact in (closes, call.reference) if fact]


@register.filter
def call_tone(state: CallState) -> str:
    return {CallState.OPEN: "good", CallState.CLOSING_SOON: "wait"}.get(state, "neutral")


@register.filter
def hour_in_dar(hour: datetime.datetime) -> str:
    return hours.hour_in_dar(hour)


@register.filter
def anchored(body) -> list[tuple]:
    """The blocks of a text, each heading with an id that nothing else on the page has: not an equal heading, not one of
    the frame or of a list on it."""
    taken: set[str] = set()
    return [(block, _anchor(block.value, taken) if block.block_type in _HEADINGS else "") for block in body]


def _anchor(heading: str, taken: set[str]) -> str:
    name = "text-" + (slugify(heading) or "heading")
    free = next(anchor for anchor in chain([name], (f"{name}-{number}" for number in count(2))) if anchor not in taken)
    taken.add(free)
    return free


@register.filter
def host_of(address: str) -> str:
    return urlsplit(address).hostname or address
