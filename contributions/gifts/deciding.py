"""Finance accepts a large anonymous gift, or not."""

from django.db import transaction
from django.utils.timezone import localdate

from ..enums import GiftState
from ..models import Gift
from .giving import NotTaking, begin_money
from .letters import write_to_giver
from .moves import MOVES
from .payable import pay_until


@transaction.atomic
def accept_gift(*, gift: Gift, by, seen: str | None = None) -> Gift:
    """The giver gets a letter with the way to pay, and until when. Raises MoveRefused, NotTaking."""
    if not gift.appeal.is_taking:
        raise NotTaking
    changes = {"pay_until": pay_until()}
    gift = begin_money(MOVES.make(gift, to=GiftState.ACCEPTED, by=by, seen=seen, changes=changes).row)
    write_to_giver(gift, "gift_accepted", day={"date": localdate(changes["pay_until"]).isoformat()})
    return gift


@transaction.atomic
def decline_gift(*, gift: Gift, reason: str, by, seen: str | None = None) -> Gift:
    """The giver reads that we cannot take it; the reason stays with finance. Raises MoveRefused."""
    gift = MOVES.make(gift, to=GiftState.DECLINED, by=by, seen=seen, reason=reason).row
    write_to_giver(gift, "gift_declined")
    return gift
