"""A payer's bank takes money back until it has decided: how that stands, and where the money is meanwhile."""

from django.db import transaction

from casework.moves import MoveRefused, Moves

from .. import gateway
from ..actors import actors_of
from ..enums import DISPUTE_MOVES, DisputeState, LedgerKind
from ..facts import DisputeFacts
from ..ledger.booking import Leg, account, book, income
from ..ledger.charges import keep_line
from ..letters import write_to_payer
from ..models import Dispute, Payment
from ..refunds.asking import set_aside
from ..signals import dispute_moved, dispute_moving

MOVES = Moves(
    model=Dispute,
    name="dispute",
    states=DisputeState,
    allowed=DISPUTE_MOVES,
    actors_of=actors_of,
    before=dispute_moving,
    after=dispute_moved,
    parents=("payment",),
    related=("payment",),
    title=lambda dispute: dispute.written,
)


def settle_dispute(number: str) -> Dispute | None:
    return apply_dispute(gateway.read_dispute(number))


@transaction.atomic
def apply_dispute(facts: DisputeFacts) -> Dispute | None:
    """Write down what Stripe says about a dispute. None for a payment that is not ours."""
    payment = Payment.objects.select_for_update(no_key=True).filter(intent_id=facts.intent).first()
    if payment is None or not facts.intent:
        return None
    dispute, _is_new = Dispute.objects.get_or_create(
        number=facts.number,
        defaults={
            "payment": payment,
            "amount_minor": facts.amount_minor,
            "state": DisputeState.NEEDS_ANSWER,
            "reason": facts.reason[:60],
            "opened_at": facts.happened_at,
        },
    )
    if dispute.answer_by != facts.answer_by:
        dispute.answer_by = facts.answer_by
        dispute.save(update_fields=["answer_by"])
    _keep_lines(payment, facts)
    if facts.status != dispute.state and (dispute.state, facts.status) in MOVES.allowed:
        dispute = _move(dispute, facts)
    return dispute


def _keep_lines(payment: Payment, facts: DisputeFacts) -> None:
    """What the bank took is held back; what it gives again is free."""
    held, due = account(LedgerKind.DISPUTED, payment.currency), account(LedgerKind.DUE, payment.currency)
    for line in facts.lines:
        paid = facts.amount_minor if line.amount_minor > 0 else -facts.amount_minor
        keep_line(line, payment=payment, paid_minor=paid)
        book(
            cause=f"dispute {facts.number} {line.number}",
            legs=[Leg(held, due, -paid)],
            happened_at=line.happened_at,
            payment=payment,
        )


def _move(dispute: Dispute, facts: DisputeFacts) -> Dispute:
    try:
        dispute = MOVES.make(dispute, to=facts.status, by=None).row
    except MoveRefused:
        return dispute
    if facts.status == DisputeState.LOST:
        payment = dispute.payment
        legs = [Leg(income(payment), account(LedgerKind.DISPUTED, payment.currency), dispute.amount_minor)]
        book(cause=f"dispute lost {dispute.number}", legs=legs, happened_at=facts.happened_at, payment=payment)
        set_aside(payment, min(dispute.amount_minor, payment.left_minor))
        write_to_payer(payment, "payment_taken_back", amount=dispute.written)
    return dispute
