"""What Stripe says, in our words: the gateway reads it, everybody else decides by it. Amounts in the smallest unit,
currencies in capitals."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
    """A Checkout Session. `about` is the key of what it is for, as we gave it."""

    number: str
    about: str
    url: str
    status: SessionStatus
    amount_minor: int
    currency: str
    charge: ChargeFacts | None


@dataclass(frozen=True)
class EventFacts:
    number: str
    kind: str
    about: str
    happened_at: datetime.datetime
