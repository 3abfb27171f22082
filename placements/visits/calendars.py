"""Visits and the journey for calendar programs, which cannot sign in: the address is the key."""

from django.utils.translation import gettext as _

from casework.calendars.ical import CalendarEntry, calendar_file
from casework.token_links import TokenLinks
from casework.translated.spoken import text_of
from skills_match.models.querysets import CLOSING_ZONE

from ..models import Placement

#: Never too old; ends with the account.
SUBSCRIBE = TokenLinks("placements.visits", lifetime=None)


def token_of(placement: Placement) -> str:
    return SUBSCRIBE.token(placement.pk, key=placement.expert.email)


def placement_of(token: str) -> Placement:
    """Raises LinkRefused."""
    [pk] = SUBSCRIBE.read(token, key_of=_key_of)
    return Placement.objects.for_lists().get(pk=pk)


def _key_of(pk: int) -> str | None:
    placement = Placement.objects.for_lists().filter(pk=pk).first()
    return placement.expert.email if placement and placement.expert.is_active else None


def visits_calendar(placement: Placement) -> bytes:
    """Whole days. Neither name nor booking: a calendar is shared more widely than its owner thinks."""
    title = text_of(placement.assignment, "title") or placement.reference
    institution = str(placement.assignment.institution)
    entries = [
        CalendarEntry(
            uid=f"visit-{visit.pk}@placements",
            sequence=visit.sequence,
            changed_at=visit.changed_at,
            starts=visit.came_on or visit.starts_on,
            ends=visit.left_on or visit.ends_on,
            title=f"{visit.get_kind_display()}: {title}",
            place="" if visit.is_online else institution,
            is_cancelled=visit.cancelled_at is not None,
        )
        for visit in placement.visits.all()
    ]
    entries += [
        CalendarEntry(
            uid=f"journey-{leg.pk}@placements",
            sequence=leg.sequence,
            changed_at=leg.changed_at,
            starts=leg.travels_on,
            ends=leg.travels_on,
            title=f"{leg.get_means_display()}: {leg}",
            place=leg.from_place,
        )
        for leg in placement.travel.all()
    ]
    return calendar_file(_("Visits: %(reference)s") % {"reference": placement.reference}, entries, zone=CLOSING_ZONE)
