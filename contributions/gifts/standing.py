"""How a gift stands, from us and from payments, in one place for its pages."""

from dataclasses import dataclass, field
from typing import Any

from casework.money import written
from payments import gateway
from payments.accounts import account_lines
from payments.enums import PaymentState, PaymentWay, SubscriptionState
from payments.models import Payment, Receipt
from payments.receipts.readings import what_stays

from ..enums import GiftState
from ..models import Appeal, Gift
from .payable import may_begin_again


@dataclass(frozen=True)
class GiftStanding:
    """`key` is `waiting`, `declined`, `taken_back`, or the state of the payment or of the monthly one."""

    key: str
    can_pay: bool = False
    #: The other appeal that it serves by now, as it was promised.
    moved_to: Appeal | None = None
    #: What of it went back, where that is not all.
    back: str = ""
    #: They were led to Stripe's page, and we have not heard what became of it.
    was_away: bool = False
    is_invoice: bool = False
    account: list[str] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    reached: dict[str, Any] | None = None


def standing_of(gift: Gift) -> GiftStanding:
    if gift.is_taken_back:
        return GiftStanding("taken_back")
    if gift.state != GiftState.ACCEPTED:
        return GiftStanding(gift.state)
    if gift.subscription:
        state = SubscriptionState.OPEN if may_begin_again(gift) else gift.subscription.state
        can_pay = state == SubscriptionState.OPEN and gateway.is_on() and gift.appeal.is_taking
        was_away = can_pay and bool(gift.subscription.session_url)
        return GiftStanding(f"monthly_{state}", can_pay, was_away=was_away, receipts=receipts_of([gift]))
    if gift.payment is None:
        return GiftStanding("none")
    state, is_card = gift.payment.state, gift.way == PaymentWay.CARD
    if may_begin_again(gift):
        return GiftStanding(PaymentState.OPEN, can_pay=gateway.is_on())
    back = gift.payment.given_back_minor
    return GiftStanding(
        _key(gift, back),
        can_pay=state == PaymentState.OPEN and is_card and gateway.is_on() and gift.appeal.is_taking,
        moved_to=_moved_to(gift),
        back=written(back, gift.currency) if 0 < back < gift.payment.amount_minor else "",
        was_away=state == PaymentState.OPEN and bool(gift.payment.session_url),
        is_invoice=not is_card and state == PaymentState.OPEN and gift.appeal.is_taking,
        account=account_lines(gift.currency),
        receipts=receipts_of([gift]),
        reached=what_stays(gift.payment),
    )


def _moved_to(gift: Gift) -> Appeal | None:
    reference = gift.payment.purpose_reference if gift.payment else str(gift.appeal_id)
    return None if reference == str(gift.appeal_id) else Appeal.objects.filter(pk=int(reference)).first()


def _key(gift: Gift, back: int) -> str:
    payment = gift.payment
    assert payment is not None  # only such are asked
    if back >= payment.amount_minor:
        return "given_back"
    if payment.state == PaymentState.OPEN and not gift.appeal.is_taking:
        return "closed"
    return "cancelled" if payment.is_cancelled and payment.state == PaymentState.EXPIRED else payment.state


def payments_of(gifts) -> Any:
    """Every payment of these gifts, of monthly ones each month."""
    wanted = list(gifts)
    once = [gift.payment_id for gift in wanted if gift.payment_id]
    monthly = [gift.subscription_id for gift in wanted if gift.subscription_id]
    return Payment.objects.filter(pk__in=once) | Payment.objects.filter(subscription__in=monthly)


def receipts_of(gifts) -> list[Receipt]:
    """The newest first."""
    return list(Receipt.objects.filter(payment__in=payments_of(gifts)).select_related("payment"))
