"""The list at the end: each side ticks its own. When both have, and the last day is over, the assignment is done."""

from collections.abc import Collection
from typing import TypeVar

from django.db import transaction

from casework.due import try_each
from diaspora.models import User

from ..enums import CLOSING_ITEMS, ON_SITE_ONLY, ClosingItem, Side
from ..life.acting import hold
from ..life.moving import complete_placement
from ..models import ArrivalTick, ClosingTick, Placement

T = TypeVar("T", ClosingTick, ArrivalTick)


def items_of(placement: Placement, side: Side) -> list[ClosingItem]:
    """What this side has to do at the end; online nothing has to be given back."""
    return [item for item in CLOSING_ITEMS[side] if not (placement.is_online and item in ON_SITE_ONLY)]


@transaction.atomic
def tick(*, placement: Placement, by: User, side: Side, done: Collection[str]) -> None:
    """`done` is all that this side has done by now; what is not among it is taken back. Raises what `hold` does."""
    locked = hold(placement=placement, by=by, sides={side}, also_over=True)
    put_ticks(ClosingTick, locked, own=items_of(locked, side), done=done, by=by)


def put_ticks(ticks: type[T], locked: Placement, *, own: Collection[str], done: Collection[str], by: User) -> bool:
    """Of the things in `own` those in `done` are ticked, the others are not. What was ticked before keeps who and when.
    Returns whether anything changed."""
    wanted = set(own) & set(done)
    rows = ticks.objects.filter(placement=locked, item__in=own)
    taken_back, _by_table = rows.exclude(item__in=wanted).delete()
    there = set(rows.values_list("item", flat=True))
    made = ticks.objects.bulk_create(
        ticks(placement=locked, item=item, by=by) for item in sorted(wanted) if item not in there
    )
    return bool(taken_back or made)


def is_all_done(placement: Placement) -> bool:
    """Whether both sides have ticked everything."""
    needed = {item for side in CLOSING_ITEMS for item in items_of(placement, side)}
    return needed <= {tick.item for tick in placement.closing.all()}


def complete_what_is_done() -> int:
    """Both lists are ticked and the last day is over: the assignment is done. Returns how many. Safe to repeat."""
    return try_each(_ticked_and_over(), lambda placement: complete_placement(placement=placement, by=None))


def _ticked_and_over():
    ticked = Placement.objects.past_its_end().filter(closing__isnull=False).distinct().prefetch_related("closing")
    return Placement.objects.filter(pk__in=[row.pk for row in ticked if is_all_done(row)])
