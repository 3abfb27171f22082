"""Finance accepts a large anonymous gift, or not."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words
from payments.actors import actors_of

from ..enums import GIFT_MOVES, GiftState
from ..models import Gift
from ..signals import gift_moved, gift_moving
from .giving import NotTaking, begin_money
from .letters import write_to_giver
from .payable import pay_until

MOVES = Moves(
    model=Gift,
    name="gift",
    states=GiftState,
    allowed=GIFT_MOVES,
    actors_of=actors_of,
    before=gift_moving,
    after=gift_moved,
    parents=("appeal",),
    needs_reason=lambda _before, to: to == GiftState.DECLINED,
    words=Words(reason=_("Write the reason: it stays with finance.")),
)


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
