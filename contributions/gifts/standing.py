"""How a gift stands, from us and from payments, in one place for its pages."""

from dataclasses import dataclass, field
from typing import Any

from payments import gateway
from payments.accounts import account_lines
from payments.enums import PaymentState, PaymentWay, SubscriptionState
from payments.models import Payment, Receipt
from payments.receipts.readings import what_reached_us

from ..enums import GiftState
from ..models import Gift


@dataclass(frozen=True)
class GiftStanding:
    """`key` is `waiting`, `declined`, or the state of the payment or of the monthly one."""

    key: str
    can_pay: bool = False
    #: They were led to Stripe's page, and we have not heard what became of it.
    was_away: bool = False
    is_invoice: bool = False
    account: list[str] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    reached: dict[str, Any] | None = None


def standing_of(gift: Gift) -> GiftStanding:
    if gift.state != GiftState.ACCEPTED:
        return GiftStanding(gift.state)
    if gift.subscription:
        state = gift.subscription.state
        can_pay = state == SubscriptionState.OPEN and gateway.is_on()
        was_away = can_pay and bool(gift.subscription.session_url)
        return GiftStanding(f"monthly_{state}", can_pay, was_away, receipts=receipts_of([gift]))
    if gift.payment is None:
        return GiftStanding("none")
    state, is_card = gift.payment.state, gift.way == PaymentWay.CARD
    return GiftStanding(
        _key(gift.payment),
        can_pay=state == PaymentState.OPEN and is_card and gateway.is_on(),
        was_away=state == PaymentState.OPEN and bool(gift.payment.session_url),
        is_invoice=not is_card and state == PaymentState.OPEN,
        account=account_lines(gift.currency),
        receipts=receipts_of([gift]),
        reached=what_reached_us(gift.payment),
    )


def _key(payment: Payment) -> str:
    if payment.is_given_back:
        return "given_back"
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
