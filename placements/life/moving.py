"""A placement begins, is done, ends before its time, is closed."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import transaction

from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PLACEMENT_BROKEN_OFF, EndingReason, PlacementState, Side
from ..models import Placement
from .errors import DayOutOfOrder, NotDoneYet, ReasonNotChosen
from .moves import MOVES

_P = PlacementState


def begin_placement(*, placement: Placement, by: User, began_on: datetime.date) -> Placement:
    """The expert is there, or the first session has taken place. Raises DayOutOfOrder, and what the move raises."""
    if began_on > today_in_closing_zone():
        raise DayOutOfOrder
    return _move(placement, _P.DEPLOYED, by, began_on=began_on)


def complete_placement(
    *, placement: Placement, by: User | None, ended_on: datetime.date | None = None, seen: str | None = None
) -> Placement:
    """The work is done: by the office, or by the clock. Raises NotDoneYet, DayOutOfOrder, and what the move raises."""
    today = today_in_closing_zone()
    last = ended_on or min(placement.ends_on, today)

    def check(locked: Placement) -> None:
        if today < (ended_on or locked.ends_on):
            raise NotDoneYet
        _check_ended_after(locked, last)

    return _move(placement, _P.COMPLETED, by, seen=seen, check=check, ended_on=last)


@transaction.atomic
def break_off(
    *,
    placement: Placement,
    to: PlacementState,
    by: User,
    reason: str,
    text: str = "",
    ended_on: datetime.date | None = None,
    side: Side | None = None,
    seen: str | None = None,
) -> Placement:
    """It ended before its time, or has not worked: either side says so, and why.

    Raises ReasonNotChosen, DayOutOfOrder, and what the move raises.
    """
    if to not in PLACEMENT_BROKEN_OFF or reason not in EndingReason:
        raise ReasonNotChosen
    day = ended_on or today_in_closing_zone()
    locked = MOVES.lock(placement)
    changes = {"ending_reason": reason, "ending_text": text.strip(), "ended_on": max(day, locked.began_on or day)}
    changes["ending_side"] = side or min(MOVES.actors_of(by, locked), default="")

    def check(row: Placement) -> None:
        if day > today_in_closing_zone():
            raise DayOutOfOrder
        if ended_on:
            _check_ended_after(row, ended_on)

    words = text.strip() or str(EndingReason(reason).value)
    return _move(locked, to, by, side=side, seen=seen, check=check, reason=words, **changes)


def close_placement(*, placement: Placement, by: User | None, seen: str | None = None) -> Placement:
    """Everything was asked and answered, or nothing more is awaited."""
    return _move(placement, _P.EVALUATED, by, seen=seen)


def _check_ended_after(placement: Placement, day: datetime.date) -> None:
    if placement.began_on is None or day < placement.began_on:
        raise DayOutOfOrder


def _move(
    placement: Placement,
    to: PlacementState,
    by: User | None,
    *,
    side: Side | None = None,
    seen: str | None = None,
    check: Callable[[Placement], None] | None = None,
    reason: str = "",
    **changes: Any,
) -> Placement:
    move = MOVES.make(placement, to=to, by=by, actor=side, seen=seen, reason=reason, check=check, changes=changes)
    return move.row
