"""The moves of a gift; only these lines change its state."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words
from payments.actors import actors_of

from ..enums import GIFT_MOVES, GiftState
from ..models import Gift
from ..signals import gift_moved, gift_moving

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
