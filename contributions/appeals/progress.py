"""How far an appeal is: settled money only. What is promised, on its way or given back does not count."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, Count, F, Sum
from django.db.models.functions import Cast

from casework.money import written
from payments.enums import BalanceKind, PaymentState
from payments.models import Payment

from ..models import Appeal

#: The purpose of payments for an appeal; its reference is the key of the appeal.
GIFT = "gift"


@dataclass(frozen=True)
class AppealProgress:
    """`reached_minor` is in the currency of the goal: gifts in it, and those exchanged into it, each at its own
    rate. `in_others` are sums in other currencies for which no such rate exists."""

    goal_minor: int
    currency: str
    reached_minor: int = 0
    gifts: int = 0
    in_others: dict[str, int] = field(default_factory=dict)

    @property
    def is_reached(self) -> bool:
        return self.reached_minor >= self.goal_minor

    @property
    def percent(self) -> int:
        """Of the goal, rounded down; what is above is not drawn."""
        return min(100, self.reached_minor * 100 // self.goal_minor)

    @property
    def drawn(self) -> int:
        """As far as a bar can be drawn."""
        return min(self.reached_minor, self.goal_minor)

    @property
    def written(self) -> str:
        return written(self.reached_minor, self.currency)

    @property
    def written_in_others(self) -> list[str]:
        return [written(amount, currency) for currency, amount in sorted(self.in_others.items()) if amount]


def settled_gifts():
    """Payments of which money is here and stays: what went back, or was lost in a dispute, is gone."""
    return Payment.objects.filter(purpose=GIFT, state=PaymentState.PAID, refunded_minor__lt=F("amount_minor"))


def progress_of(appeals: Iterable[Appeal]) -> dict[int, AppealProgress]:
    """By the key of each appeal, in two queries."""
    wanted = {str(appeal.pk): appeal for appeal in appeals}
    sums, counts = _left(wanted)
    exchanged, of_which = _exchanged(wanted)
    found = {}
    for reference, appeal in wanted.items():
        in_others = {
            currency: amount - of_which[reference, currency, appeal.currency]
            for currency, amount in sums[reference].items()
            if currency != appeal.currency
        }
        here = sums[reference].get(appeal.currency, 0) + exchanged[reference, appeal.currency]
        found[appeal.pk] = AppealProgress(appeal.goal_minor, appeal.currency, here, counts[reference], in_others)
    return found


def _left(references) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    rows = (
        settled_gifts()
        .filter(purpose_reference__in=references)
        .order_by()
        .values_list("purpose_reference", "currency")
        .annotate(left=Sum(F("amount_minor") - F("refunded_minor")), number=Count("pk"))
    )
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for reference, currency, left, number in rows:
        sums[reference][currency] = left
        counts[reference] += number
    return sums, counts


def _exchanged(references) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str, str], int]]:
    """What Stripe exchanged: by appeal and the currency that arrived, and the same in the currency of the givers."""
    rows = (
        settled_gifts()
        .filter(purpose_reference__in=references, balance_lines__kind=BalanceKind.CHARGE)
        .order_by()
        .values_list("purpose_reference", "currency", "balance_lines__currency")
        .annotate(
            arrived=Sum(
                Cast(F("balance_lines__amount_minor"), BigIntegerField())
                * (F("amount_minor") - F("refunded_minor"))
                / F("amount_minor")
            ),
            left=Sum(F("amount_minor") - F("refunded_minor")),
        )
    )
    arrived: dict[tuple[str, str], int] = defaultdict(int)
    of_which: dict[tuple[str, str, str], int] = defaultdict(int)
    for reference, currency, there, amount, left in rows:
        if there != currency:
            arrived[reference, there] += amount
            of_which[reference, currency, there] += left
    return arrived, of_which
