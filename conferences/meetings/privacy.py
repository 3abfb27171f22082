"""What meetings keep about delegates."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import MeetingSlot, Registration
from ..retention import AFTER_THE_EVENT, TICKET, YEAR, of_their_places
from .booking import FREE


def erase_hours(registrations: QuerySet[Registration]) -> None:
    """The hours stay, for others."""
    MeetingSlot.objects.filter(delegate__registration__in=registrations).update(**FREE)


HOLDINGS = [
    Holding(
        MeetingSlot,
        _("Meetings that you booked at events"),
        "delegate__registration__user",
        (
            Kept(
                ("host", "starts_at", "minutes", "topic", "booked_at"),
                _("So that the host knows whom they meet and about what"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            TICKET,
        ),
        limit=Limit(YEAR, "host__event__ends_on"),
        also=of_their_places,
    ),
]
