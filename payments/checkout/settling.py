"""What Stripe says about a payment becomes its state: the webhook, the page of return, the clock and the comparison all
come through here, in any order and any number of times."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from casework.moves import AlreadyDone, MoveNotAllowed

from .. import gateway
from ..differences import name_difference, told
from ..enums import ENDED, DifferenceKind, PaymentState
from ..facts import ChargeFacts, SessionFacts, SessionStatus
from ..ledger.charges import book_paid, keep_line
from ..letters import write_to_payer
from ..models import Payment
from ..purposes import purpose_of
from ..refunds.asking import ask_for_refund
from ..signals import payment_ended, payment_paid
from .moves import MOVES

_STATES = {
    SessionStatus.PENDING: PaymentState.PENDING,
    SessionStatus.PAID: PaymentState.PAID,
    SessionStatus.FAILED: PaymentState.FAILED,
    SessionStatus.EXPIRED: PaymentState.EXPIRED,
}


def settle_payment(payment: Payment) -> Payment:
    """Ask Stripe how far `payment` is and write that down. Returns it as stored.

    Without a session nobody can have paid. Raises what the gateway raises; then nothing has changed.
    """
    if not payment.session_id:
        return payment
    return apply_session(gateway.read_session(payment.session_id)) or payment


@transaction.atomic
def apply_session(facts: SessionFacts) -> Payment | None:
    """Write down what a session says. Returns None for one that is not ours, or not as we asked for it.

    In this order, under the lock of the payment: compare with what was asked; move; book; where the hold has ended,
    ask the purpose whether its thing is still free; tell the purpose, or give the money back.
    """
    key = _key(facts.about)
    payment = Payment.objects.select_for_update(no_key=True).filter(key=key).first() if key else None
    if payment is None or not _is_as_asked(payment, facts):
        return None
    if not payment.session_id:
        # The answer to our request was lost, and the session was made.
        payment.session_id, payment.session_url = facts.number, facts.url
        payment.save(update_fields=["session_id", "session_url"])
    wanted = _STATES.get(facts.status)
    if wanted == PaymentState.PAID and facts.charge is None:
        return payment  # paid, and nothing says with what: asked again later
    if wanted and wanted != payment.state and (payment.state, wanted) in MOVES.allowed:
        payment = _move(payment, wanted, facts)
    if facts.charge and facts.charge.balance and payment.state == PaymentState.PAID:
        keep_line(facts.charge.balance, payment=payment, paid_minor=facts.charge.amount_minor)
    return payment


def _key(about: str) -> UUID | None:
    """Our key in a session; None in one that somebody else made in the same account."""
    try:
        return UUID(about)
    except ValueError:
        return None


def _is_as_asked(payment: Payment, facts: SessionFacts) -> bool:
    """A page of Stripe that was left behind, its answer lost, differs in nothing while nobody pays there."""
    is_the_sum = (facts.amount_minor, facts.currency) == (payment.amount_minor, payment.currency)
    is_the_session = payment.session_id in ("", facts.number)
    if is_the_sum and is_the_session:
        return True
    if not is_the_sum or facts.status == SessionStatus.PAID:
        kind = DifferenceKind.OTHER_SESSION if is_the_sum else DifferenceKind.OTHER_AMOUNT
        theirs = f"{facts.number} {told(facts.amount_minor, facts.currency)}"
        ours = f"{payment.session_id} {payment.written}"
        name_difference(kind, about=facts.number, payment=payment, ours=ours, theirs=theirs)
    return False


def _move(payment: Payment, wanted: PaymentState, facts: SessionFacts) -> Payment:
    before = PaymentState(payment.state)
    charge = facts.charge if wanted == PaymentState.PAID else None
    try:
        payment = MOVES.make(payment, to=wanted, by=None, changes=_changes(charge)).row
    except (AlreadyDone, MoveNotAllowed):
        return Payment.objects.get(pk=payment.pk)
    if charge:
        book_paid(payment, happened_at=charge.happened_at)
        tell_paid(payment, is_late=before in ENDED)
    elif wanted in ENDED and before not in ENDED:
        payment_ended.send(sender=Payment, payment=payment)
        if wanted == PaymentState.FAILED:
            write_to_payer(payment, "payment_failed")
    return payment


def _changes(charge: ChargeFacts | None) -> dict:
    if charge is None:
        return {}
    return {"paid_at": charge.happened_at or timezone.now(), "intent_id": charge.intent, "charge_id": charge.number}


def tell_paid(payment: Payment, *, is_late: bool) -> None:
    """The purpose gives its thing; where somebody else has it by now, all of the money goes back."""
    if is_late and not purpose_of(payment).still_free(payment):
        give_back_late_money(payment)
        return
    payment_paid.send(sender=Payment, payment=payment)


def give_back_late_money(payment: Payment) -> None:
    """All of it goes back, and the payer reads why."""
    ask_for_refund(payment=payment, amount_minor=payment.left_minor, reason=gettext_noop("The money came too late."))
    write_to_payer(payment, "payment_late")
