"""Arrivals and departures that a host has not confirmed."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PLACEMENT_BEGUN, PlacementState
from ..models import Placement, Visit

_BEGUN = [PlacementState.PLANNED, *sorted(PLACEMENT_BEGUN)]


def unconfirmed() -> Q:
    """Visits whose first or last day has come, and nobody has said so."""
    today = today_in_closing_zone()
    came = Q(came_on=None, starts_on__lte=today, placement__state__in=[PlacementState.PLANNED, PlacementState.DEPLOYED])
    left = Q(came_on__isnull=False, left_on=None, ends_on__lt=today, placement__state__in=_BEGUN)
    return Q(cancelled_at=None) & (came | left)


@waits_for(Recipient.INSTITUTION, order=30)
def visits_to_confirm(member: User) -> list[WaitingLine]:
    rows = Visit.objects.filter(unconfirmed(), placement__in=Placement.objects.for_host(member))
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse(
                f"institution_assignments:{'visit_left' if row.came_on else 'visit_came'}",
                args=[row.placement_id, row.pk],
            ),
            text=_words(row),
        )
        for row in rows.select_related("placement__application__assignment").order_by("starts_on", "pk")
    ]


def _words(visit: Visit) -> str:
    if visit.is_online:
        return _("When was the last session?") if visit.came_on else _("Has the first session taken place?")
    return _("When did the expert leave?") if visit.came_on else _("Has the expert come?")
