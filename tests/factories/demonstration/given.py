"""Who gave what in the demonstration: each state of a gift and of its money once."""

from dataclasses import dataclass

from contributions.enums import GiftState
from payments.enums import PaymentState, SubscriptionState


@dataclass(frozen=True)
class Given:
    """`state` is that of the payment, or of the monthly payment with `months` that were paid."""

    appeal: str
    name: str
    amount_minor: int
    currency: str = "USD"
    state: str = PaymentState.PAID
    days_ago: int = 10
    language: str = "en"
    way: str = "card"
    is_monthly: bool = False
    months: int = 0
    is_anonymous: bool = False
    in_memory_of: str = ""
    accepted: str = GiftState.ACCEPTED
    is_refunded: bool = False
    is_disputed: bool = False


_BOOKS, _RADIOS, _BAGS = "books-for-tanga", "training-at-the-border", "first-aid-in-lindi"
_S = SubscriptionState
GIFTS = [
    Given(_BOOKS, "Amina Shoo", 10000, days_ago=40),
    Given(_BOOKS, "George Mbwambo", 5000, "GBP", days_ago=35, in_memory_of="Anna Mbwambo"),
    Given(_BOOKS, "Zawadi Chande", 15_000_000, "TZS", days_ago=30, language="sw"),
    Given(_BOOKS, "Thomas Keller", 250_000, days_ago=28, way="invoice"),
    Given(_BOOKS, "Halima Juma", 20000, days_ago=21, is_anonymous=True),
    Given(_BOOKS, "Paul Lema", 40000, days_ago=18, way="invoice", is_refunded=True),
    Given(_BOOKS, "Martin Weber", 15000, days_ago=15, is_disputed=True),
    Given(_BOOKS, "Happiness Mosha", 2000, state=_S.ACTIVE, days_ago=75, is_monthly=True, months=3),
    Given(_BOOKS, "Juma Rashid", 3000, state=_S.FAILING, days_ago=50, language="sw", is_monthly=True, months=1),
    Given(_BOOKS, "Rehema Kimaro", 2500, state=_S.PAUSED, days_ago=70, language="sw", is_monthly=True, months=1),
    Given(_BOOKS, "Peter Owen", 1000, state=_S.ENDED, days_ago=90, is_monthly=True, months=2),
    Given(_BOOKS, "Upendo Tarimo", 5000, state=PaymentState.PENDING, days_ago=2, language="sw"),
    Given(_BOOKS, "Ali Said", 5000, state=PaymentState.FAILED, days_ago=6, language="sw"),
    Given(_BOOKS, "Mary Jackson", 2000, state=PaymentState.EXPIRED, days_ago=4),
    Given(_BOOKS, "Daniel Moshi", 75000, state=PaymentState.OPEN, days_ago=1, way="invoice"),
    Given(_BOOKS, "Salome Nkya", 120_000, accepted=GiftState.WAITING, days_ago=1, is_anonymous=True),
    Given(_BOOKS, "Victor Brandt", 500_000, accepted=GiftState.DECLINED, days_ago=12, is_anonymous=True),
    Given(_RADIOS, "Neema Chuwa", 50_000_000, "TZS", days_ago=12, language="sw"),
    Given(_RADIOS, "Salim Nassor", 200_000_000, "TZS", days_ago=8, language="sw", way="invoice"),
    Given(_BAGS, "Esther Macha", 15000, days_ago=60),
    Given(_BAGS, "Ibrahim Kiswaga", 12000, days_ago=45),
]
