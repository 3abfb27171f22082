"""Money on its way from Stripe to our bank, and which payments it is made of."""

from django.db import transaction

from casework.moves import MoveRefused, Moves

from .. import gateway
from ..actors import actors_of
from ..enums import PAYOUT_MOVES, LedgerKind, PayoutState
from ..facts import BalanceFacts, PayoutFacts
from ..ledger.booking import Leg, account, book
from ..models import BalanceLine, Payout
from ..signals import payout_moved, payout_moving
from .lines import keep_any_line

MOVES = Moves(
    model=Payout,
    name="payout",
    states=PayoutState,
    allowed=PAYOUT_MOVES,
    actors_of=actors_of,
    before=payout_moving,
    after=payout_moved,
)


def settle_payout(number: str) -> Payout:
    """Ask Stripe for a payout and for the lines of the account that it is made of."""
    return apply_payout(gateway.read_payout(number), gateway.lines_of_payout(number))


@transaction.atomic
def apply_payout(facts: PayoutFacts, lines: list[BalanceFacts]) -> Payout:
    payout, _is_new = Payout.objects.get_or_create(
        number=facts.number,
        defaults={
            "amount_minor": facts.amount_minor,
            "currency": facts.currency,
            "state": PayoutState.ON_ITS_WAY,
            "made_at": facts.happened_at,
            "arrives_on": facts.arrives_on,
        },
    )
    for line in lines:
        keep_any_line(line)
    BalanceLine.objects.filter(number__in=[line.number for line in lines], payout=None).update(payout=payout)
    if facts.status != payout.state and (payout.state, facts.status) in MOVES.allowed:
        payout = _move(payout, facts)
    return payout


def _move(payout: Payout, facts: PayoutFacts) -> Payout:
    before = payout.state
    try:
        payout = MOVES.make(payout, to=facts.status, by=None).row
    except MoveRefused:
        return payout
    transit, bank = account(LedgerKind.TRANSIT, payout.currency), account(LedgerKind.BANK, payout.currency)
    if facts.status == PayoutState.ARRIVED:
        legs = [Leg(bank, transit, payout.amount_minor)]
        book(cause=f"payout {payout.number}", legs=legs, happened_at=facts.happened_at)
    elif before == PayoutState.ARRIVED:
        legs = [Leg(transit, bank, payout.amount_minor)]
        book(cause=f"payout back {payout.number}", legs=legs, happened_at=facts.happened_at)
    return payout
