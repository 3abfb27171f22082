"""What the plan of a journey keeps about whoever travels."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import Placement, TravelLeg
from ..retention import OWNER, of_ended

HOLDINGS = [
    Holding(
        TravelLeg,
        _("Your journeys to the institution and back"),
        OWNER,
        (
            Kept(
                (
                    "travels_on",
                    "from_place",
                    "to_place",
                    "arrives_at",
                    "means",
                    "carrier",
                    "booked_by",
                    "reference",
                    "changed_at",
                ),
                _("So that somebody meets you, and finds you if you do not arrive"),
                LegalGround.SERVICE,
                _("Until you remove it, and 90 days after the assignment has ended"),
            ),
        ),
        impersonal=("sequence",),
        limit=Limit(datetime.timedelta(days=90), "placement__in_state_since", among=of_ended),
    ),
]


def erase_travel(placements: Iterable[Placement]) -> None:
    TravelLeg.objects.filter(placement__in=placements).delete()
