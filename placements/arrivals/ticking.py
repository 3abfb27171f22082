"""What a host has ready when the expert comes, ticked by the host until all is done."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from diaspora.models import User

from ..closing.ticking import put_ticks
from ..enums import ARRIVAL_ON_SITE, ARRIVAL_ONLINE, ArrivalItem, Side
from ..life.acting import hold
from ..models import ArrivalTick, Placement


def items_of(placement: Placement) -> tuple[ArrivalItem, ...]:
    """Online there is neither desk nor room, and all the more depends on the connection."""
    return ARRIVAL_ONLINE if placement.is_online else ARRIVAL_ON_SITE


@transaction.atomic
def tick_arrival(*, placement: Placement, by: User, done: Collection[Any]) -> None:
    """`done` is all that is done by now. Who ticked what first stands with it. Raises what `hold` raises."""
    locked = hold(placement=placement, by=by, sides={Side.HOST})
    if put_ticks(ArrivalTick, locked, own=items_of(locked), done=done, by=by):
        log(instance=locked, action="placement.arrival", user=by, title=locked.reference)
