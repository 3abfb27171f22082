"""Claims as a table, one row a line, and the sums of a list: both read the same rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from casework.exported import Table
from casework.money import from_minor, written
from office.cells import plain_cell
from office.exports import CHUNK

from ..models import Claim, ClaimLine


def claims_table(claims: QuerySet[Claim]) -> Table:
    header = [
        _("Claim"),
        _("State"),
        _("Expert"),
        _("Programme"),
        _("Kind"),
        _("What it was for"),
        _("First day"),
        _("Last day"),
        _("How many"),
        _("Claimed"),
        _("Currency"),
        _("Accepted"),
        _("Why it differs"),
        _("Budget line"),
        _("Grant"),
        _("Exchange rate"),
        _("Source of the exchange rate"),
        _("Day of the exchange rate"),
        _("To pay"),
        _("Paid in"),
        _("Paid on"),
        _("Reference of the payment"),
    ]
    return Table(header, _rows(claims))


def _rows(claims: QuerySet[Claim]) -> Iterator[list[Any]]:
    for claim in claims.iterator(chunk_size=CHUNK):
        for line in claim.lines.all():
            yield [plain_cell(cell) for cell in _cells(claim, line)]


def _cells(claim: Claim, line: ClaimLine) -> list[Any]:
    return [
        claim.reference,
        claim.get_state_display(),
        str(claim.expert),
        claim.programme.title,
        line.get_kind_display(),
        line.what,
        line.first_on,
        line.last_on,
        line.quantity or "",
        from_minor(line.amount_minor, line.currency),
        line.currency,
        _amount(line.accepted_minor, line.currency),
        line.reason,
        str(line.budget_line or ""),
        line.grant,
        "" if line.rate is None else line.rate,
        line.exchange_source,
        line.exchange_day or "",
        _amount(line.pay_minor, claim.currency),
        claim.currency,
        claim.paid_on or "",
        claim.paid_reference,
    ]


def _amount(minor: int | None, currency: str) -> Any:
    return "" if minor is None else from_minor(minor, currency)


def sums_of(claims: QuerySet[Claim]) -> list[str]:
    """What was approved in a list, in each currency in which it is paid."""
    lines = ClaimLine.objects.filter(claim__in=claims.order_by().values("pk"), pay_minor__isnull=False)
    sums = lines.order_by().values_list("claim__currency").annotate(Sum("pay_minor")).order_by("claim__currency")
    return [written(amount, currency) for currency, amount in sums]


def paid_by_claim(claims: Iterable[Claim]) -> dict[int, str]:
    """What was approved of each, where something was."""
    sums: dict[int, int] = defaultdict(int)
    currencies = {}
    for claim in claims:
        for line in claim.lines.all():
            if line.pay_minor is not None:
                sums[claim.pk] += line.pay_minor
                currencies[claim.pk] = claim.currency
    return {pk: written(amount, currencies[pk]) for pk, amount in sums.items()}
