"""Claims as a table, one row a line, and the sums of a list: both read the same rows."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from casework.exported import Table
from casework.money import from_minor, written
from office.cells import plain_cell
from office.exports import CHUNK

from ..models import Claim, ClaimLine, ClaimPayment, LineShare


def claims_table(claims: QuerySet[Claim]) -> Table:
    header = [
        _("Claim"),
        _("Kind of claim"),
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
        _("Donor"),
        _("Project code"),
        _("Exchange rate"),
        _("Source of the exchange rate"),
        _("Day of the exchange rate"),
        _("To pay"),
        _("Paid in advance"),
        _("Paid in"),
        _("Paid on"),
        _("Reference of the payment"),
    ]
    return Table(_("Claims"), header, _rows(claims))


def _rows(claims: QuerySet[Claim]) -> Iterator[list[Any]]:
    """A row for each part of a line that a grant carries: accepted and paid amounts are those of the part, so that a
    column adds up; what was claimed stands in the first, and what an advance has paid of a claim in its first row."""
    for claim in claims.iterator(chunk_size=CHUNK):
        paid = [payment for payment in claim.payments.all() if payment.came_back_on is None]
        taken = sum(row.amount_minor for row in claim.taken_off.all())
        for place, line in enumerate(claim.lines.all()):
            for number, share in enumerate(line.shares.all() or [None]):
                of_claim = taken if place == number == 0 else 0
                cells = _cells(claim, line, share, paid, is_first=number == 0, taken=of_claim)
                yield [plain_cell(cell) for cell in cells]


def _cells(
    claim: Claim, line: ClaimLine, share: LineShare | None, paid: list[ClaimPayment], *, is_first: bool, taken: int
) -> list[Any]:
    accepted, pay = (share.amount_minor, share.pay_minor) if share else (line.accepted_minor, line.pay_minor)
    grant = share.grant if share else None
    return [
        claim.reference,
        claim.get_kind_display(),
        claim.get_state_display(),
        str(claim.expert),
        claim.programme.title,
        line.get_kind_display(),
        line.what,
        line.first_on,
        line.last_on,
        line.quantity or "",
        from_minor(line.amount_minor, line.currency) if is_first else "",
        line.currency,
        _amount(accepted, line.currency),
        line.reason,
        str(share.budget_line) if share else "",
        *((grant.code, grant.donor, grant.project) if grant else ("", "", "")),
        "" if line.rate is None else line.rate,
        line.exchange_source,
        line.exchange_day or "",
        _amount(pay, claim.currency),
        from_minor(taken, claim.currency) if taken else "",
        claim.currency,
        " · ".join(f"{payment.paid_on:%Y-%m-%d}" for payment in paid),
        " · ".join(payment.reference for payment in paid),
    ]


def _amount(minor: int | None, currency: str) -> Any:
    return "" if minor is None else from_minor(minor, currency)


def sums_of(claims: QuerySet[Claim]) -> list[str]:
    """What was approved in a list, in each currency in which it is paid."""
    sums = claims.exclude(owed_minor=None).order_by().values_list("currency").annotate(Sum("owed_minor"))
    return [written(amount, currency) for currency, amount in sums.order_by("currency")]
