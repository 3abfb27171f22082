"""The sums as a table: the same cells on the page and in the file."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from casework.exported import Table
from casework.money import from_minor
from office.cells import plain_cell

from ..enums import TotalsBy
from .figures import Breakdown, Total

#: Those that a payment has, and no share of a line.
OF_PAYMENTS = ("in_advance", "owed", "paid", "open", "advances", "unsettled")


def columns_of(by: TotalsBy) -> list[tuple[str, str]]:
    """Names and headings of the figures that are known by `by`."""
    headings = {
        "approved": _("Approved"),
        "in_advance": _("Paid in advance"),
        "owed": _("To pay"),
        "paid": _("Paid"),
        "open": _("Still open"),
        "advances": _("Advances paid"),
        "unsettled": _("Advances to settle"),
    }
    of_shares = by in {TotalsBy.BUDGET_LINE, TotalsBy.GRANT}
    return [(name, text) for name, text in headings.items() if not (of_shares and name in OF_PAYMENTS)]


def amounts_of(figures: Breakdown, columns: Iterable[tuple[str, str]]) -> list[int]:
    return [getattr(figures, name) for name, _heading in columns]


def totals_table(rows: Iterable[Total], by: TotalsBy) -> Table:
    columns = columns_of(by)
    header = [str(by.label), _("Currency"), *(heading for _name, heading in columns)]
    return Table(_("Sums of claims"), header, _cells(rows, columns))


def _cells(rows: Iterable[Total], columns: list[tuple[str, str]]) -> Iterator[list[Any]]:
    for row in rows:
        amounts = [from_minor(amount, row.currency) for amount in amounts_of(row.figures, columns)]
        yield [plain_cell(cell) for cell in (row.label, row.currency, *amounts)]
