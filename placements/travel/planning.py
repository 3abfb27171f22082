"""The journey to the host and back: each leg is written by the expert or the office, and read by all sides."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused
from diaspora.models import User

from ..enums import Side
from ..life.acting import hold
from ..life.errors import DayOutOfOrder
from ..models import Placement, TravelLeg

#: Who plans a journey. The host reads it.
TRAVELS = {Side.EXPERT, Side.OFFICE}
#: Days before the first and after the last day in which somebody travels for an assignment.
AROUND = datetime.timedelta(days=60)
#: There and back by way of several towns.
MOST_LEGS = 20


class NobodyTravels(Refused):
    text = _("This work is online: nobody travels for it.")


class TooManyLegs(Refused):
    text = _("The plan has as many legs as it can hold. Remove one that is over, or write two of them as one.")


@transaction.atomic
def keep_leg(*, placement: Placement, by: User, leg: TravelLeg | None = None, **told: Any) -> TravelLeg:
    """A new leg, or `leg` told better; `told` are its fields. Raises what `hold` raises, NobodyTravels, DayOutOfOrder,
    TooManyLegs."""
    locked = hold(placement=placement, by=by, sides=TRAVELS)
    if locked.is_online:
        raise NobodyTravels
    if not locked.first_day - AROUND <= told["travels_on"] <= locked.last_day + AROUND:
        raise DayOutOfOrder
    if leg is None and locked.travel.count() >= MOST_LEGS:
        raise TooManyLegs
    row = locked.travel.get(pk=leg.pk) if leg else TravelLeg(placement=locked)
    for name, value in told.items():
        setattr(row, name, value)
    row.sequence += 1
    row.save()
    log(instance=locked, action="placement.travel", user=by, title=locked.reference)
    return row


@transaction.atomic
def remove_leg(*, leg: TravelLeg, by: User) -> None:
    """Nobody travels so any more; calendars drop it. Raises what `hold` raises."""
    locked = hold(placement=leg.placement, by=by, sides=TRAVELS)
    locked.travel.filter(pk=leg.pk).delete()
    log(instance=locked, action="placement.travel", user=by, title=locked.reference)
