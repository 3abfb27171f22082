"""The statement as a workbook: each row with its kind, way, payer and document, and the balances at the end."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from casework.exported import Table
from casework.money import from_minor
from office.cells import plain_cell

from ..ledger.movements import Movement, StripeMovement
from ..ledger.statements import Statement, StatementRow


def table_of(found: Statement) -> Table:
    """Rows, then the totals of each currency: of what was paid, and of what reached us."""
    header = [_("Day"), _("Kind"), _("Reference"), _("Document"), _("Payer"), _("What for"), _("Way"), _("Currency")]
    header += [_("Amount"), _("Currency that reached us"), _("Reached us"), _("Fee"), _("Rate")]
    return Table(_("Statement by purpose"), header, _rows(found))


def _rows(found: Statement) -> Iterator[list[Any]]:
    yield from (_cells(row) for row in found.rows)
    for currency in sorted({*found.totals, *found.reached}):
        paid, reached, fee = (
            from_minor(sums.get(currency, 0), currency) for sums in (found.totals, found.reached, found.fees)
        )
        yield ["", _("Total"), "", "", "", "", "", currency, paid, currency, reached, fee, ""]


def _cells(row: StatementRow) -> list[Any]:
    payment, reached = row.payment, row.reached
    document = str(row.document) if row.document else ""
    amount = from_minor(row.amount_minor, row.currency)
    of_payment = [row.day, str(row.kind.label), payment.reference, document, plain_cell(payment.payer_name)]
    of_payment += [plain_cell(payment.named), str(payment.get_way_display()), row.currency, amount]
    if reached is None:
        return [*of_payment, "", "", "", ""]
    net, fee = (from_minor(each, reached.currency) for each in (reached.net_minor, reached.fee_minor))
    return [*of_payment, reached.currency, net, fee, reached.rate or ""]


def table_of_accounts(found: list[Movement], waiting: list[tuple[str, int]]) -> Table:
    """The last rows are on no account yet: `waiting` is what the bank shows, by currency, and nobody has confirmed."""
    header = [_("Account"), _("Currency"), _("Before"), _("Came in"), _("Went out"), _("At the end")]
    accounts = [[str(each.kind.label), each.currency, *_figures(each)] for each in found]
    others = [
        [_("At the bank, waits for a second person"), currency, "", "", "", from_minor(minor, currency)]
        for currency, minor in waiting
    ]
    return Table(_("Accounts"), header, iter(accounts + others))


def _figures(each: Movement) -> list[Any]:
    return [from_minor(minor, each.currency) for minor in (each.opening, each.came_in, each.went_out, each.closing)]


def table_of_stripe(found: list[StripeMovement]) -> Table:
    header = [_("Kind"), _("Currency"), _("Amount"), _("Fee"), pgettext("money", "Left")]
    rows = (
        [
            str(each.kind.label),
            each.currency,
            *(from_minor(minor, each.currency) for minor in (each.amount_minor, each.fee_minor, each.net_minor)),
        ]
        for each in found
    )
    return Table("Stripe", header, rows)
