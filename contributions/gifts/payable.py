"""How long a gift that finance accepted may be paid: as its letter says, however often its time at Stripe is over."""

import datetime

from django.utils import timezone

from payments.enums import ENDED, PaymentWay, SubscriptionState

from ..enums import GiftState
from ..models import Gift

#: Letters are read late, and money is put together: so many days after finance said yes.
DAYS = 14


def pay_until() -> datetime.datetime:
    """The end of the last day on which a gift that is accepted now may be paid."""
    day = timezone.localdate() + datetime.timedelta(days=DAYS)
    return datetime.datetime.combine(day, datetime.time(23, 59), timezone.get_current_timezone())


def may_begin_again(gift: Gift) -> bool:
    """Whether it was accepted by finance, its time is not over, and nobody pays or has paid it."""
    in_time = gift.pay_until is not None and gift.pay_until > timezone.now()
    is_ours = gift.state == GiftState.ACCEPTED and gift.way == PaymentWay.CARD
    return in_time and is_ours and gift.appeal.is_taking and is_over(gift)


def is_over(gift: Gift) -> bool:
    """Whether nobody has paid it in the time that Stripe gave, so that it would be begun again."""
    if gift.subscription:
        return gift.subscription.state == SubscriptionState.ENDED and not gift.subscription.payments.exists()
    return gift.payment is not None and gift.payment.state in ENDED
