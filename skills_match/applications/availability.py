"""The days that an applicant names, held against what the assignment takes: said to all, never a refusal."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Application


def days_named(application: Application) -> int | None:
    """How many days the applicant could serve, the first and the last included; None while one of them is missing."""
    first, last = application.available_from, application.available_until
    return (last - first).days + 1 if first and last else None


def is_too_short(application: Application) -> bool:
    named, needed = days_named(application), application.assignment.length_days
    return bool(named and needed and named < needed)


def misses_start(application: Application) -> bool:
    """Over before the assignment may begin, or beginning when it must have begun."""
    earliest = application.assignment.starts_from
    if earliest is None:
        return False
    latest = application.assignment.starts_until or earliest
    first, last = application.available_from, application.available_until
    return bool((last and last < earliest) or (first and first > latest))


def warnings(application: Application) -> list[str]:
    """What everybody should know who reads the days, in the active language."""
    assignment, found = application.assignment, []
    if is_too_short(application):
        named = days_named(application) or 0
        found.append(
            ngettext(
                "This is %(named)s day; the assignment takes %(needed)s days.",
                "These are %(named)s days; the assignment takes %(needed)s days.",
                named,
            )
            % {"named": named, "needed": assignment.length_days}
        )
    if assignment.starts_from and misses_start(application):
        found.append(_start(assignment.starts_from, assignment.starts_until or assignment.starts_from))
    return found


def _start(first: datetime.date, last: datetime.date) -> str:
    if first == last:
        return _("The assignment starts on %(day)s.") % {"day": date_format(first)}
    return _("The assignment starts between %(first)s and %(last)s.") % {
        "first": date_format(first),
        "last": date_format(last),
    }
