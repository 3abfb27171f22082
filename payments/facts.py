"""What Stripe says, in our words: the gateway reads it, everybody else decides by it. Amounts in the smallest unit,
currencies in capitals."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .enums import DisputeState, PayoutState, RefundState, SubscriptionState


@dataclass(frozen=True)
class BalanceFacts:
    """One balance transaction. `kind` is Stripe's word; `source` the object that it is about."""

    number: str
    kind: str
    source: str
    amount_minor: int
    fee_minor: int
    net_minor: int
    currency: str
    rate: Decimal | None
    happened_at: datetime.datetime


@dataclass(frozen=True)
class ChargeFacts:
    """A charge that succeeded. The line of the account may follow later."""

    number: str
    intent: str
    amount_minor: int
    currency: str
    happened_at: datetime.datetime
    balance: BalanceFacts | None


class SessionStatus(StrEnum):
    """How far a payer is with Stripe's page."""

    OPEN = "open"
    #: Done, and the money is on its way.
    PENDING = "pending"
    PAID = "paid"
    #: The money that was on its way will not come.
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True)
class SessionFacts:
    """A Checkout Session. `about` is the key of what it is for, as we gave it: of a monthly one the key of the
    subscription, with Stripe's numbers of that and of its first invoice once they are there."""

    number: str
    about: str
    url: str
    status: SessionStatus
    amount_minor: int
    currency: str
    charge: ChargeFacts | None
    is_monthly: bool = False
    is_card: bool = False
    subscription: str = ""
    invoice: str = ""


@dataclass(frozen=True)
class RefundFacts:
    """`about` is our key of the refund; empty for one that was made at Stripe itself. `came_back` is the line with
    which the account got the money back. `reason` and `failure` are Stripe's words for why it was made there, and why
    it did not arrive, as far as it says."""

    number: str
    about: str
    intent: str
    status: RefundState
    amount_minor: int
    currency: str
    happened_at: datetime.datetime
    balance: BalanceFacts | None
    came_back: BalanceFacts | None
    reason: str = ""
    failure: str = ""


@dataclass(frozen=True)
class DisputeFacts:
    number: str
    intent: str
    status: DisputeState
    reason: str
    amount_minor: int
    currency: str
    happened_at: datetime.datetime
    answer_by: datetime.datetime | None
    #: Money taken, with the fee, and money given back.
    lines: tuple[BalanceFacts, ...]


@dataclass(frozen=True)
class PayoutFacts:
    number: str
    status: PayoutState
    amount_minor: int
    currency: str
    happened_at: datetime.datetime
    arrives_on: datetime.date


@dataclass(frozen=True)
class SubscriptionFacts:
    number: str
    about: str
    status: SubscriptionState
    amount_minor: int
    currency: str
    item: str
    product: str
    customer: str = ""
    latest_invoice: str = ""
    #: When the next month is collected.
    renews_at: datetime.datetime | None = None


@dataclass(frozen=True)
class CardFacts:
    """`about` is our key of the monthly payment; `card` is empty while none was put in."""

    about: str
    card: str


@dataclass(frozen=True)
class InvoiceFacts:
    """The month of a subscription. `intent` is what paid it; empty while nothing did."""

    number: str
    subscription: str
    about: str
    is_paid: bool
    amount_minor: int
    currency: str
    intent: str


@dataclass(frozen=True)
class EventFacts:
    number: str
    kind: str
    about: str
    happened_at: datetime.datetime
