"""What came in for a purpose, in a month or a year."""

import calendar
import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.exported import Table
from casework.money import from_minor, written
from diaspora.who_may import who_may
from office.cells import plain_cell
from office.spreadsheets import as_workbook

from ...ledger.statements import Statement, StatementRow, statement
from ...rules import finance
from ..forms.payments import StatementFilter


@who_may(finance)
def show(request: HttpRequest) -> HttpResponse:
    form, found = _asked(request)
    rows = [_shown(row) for row in found.rows]
    totals = [written(amount, currency) for currency, amount in sorted(found.totals.items())]
    context = {"form": form, "rows": rows, "totals": totals, "query": request.GET.urlencode()}
    return render(request, "payments/finance/statement.html", context)


@who_may(finance)
def workbook(request: HttpRequest) -> HttpResponseBase:
    """The same as a spreadsheet. Who took it is logged."""
    _form, found = _asked(request)
    log(
        instance=request.user,
        action="office.export",
        user=request.user,
        data={"kind": "statement", "rows": len(found.rows)},
    )
    name = f"statement-{timezone.localdate():%Y-%m-%d}.xlsx"
    return as_workbook(_table(found), name)


def _asked(request: HttpRequest) -> tuple[StatementFilter, Statement]:
    form = StatementFilter(request.GET)
    values = form.values
    year, month = values.get("year", timezone.localdate().year), values.get("month")
    first, last = (month, month) if month else (1, 12)
    purpose, _blank, reference = values.get("purpose", "").partition(" ")
    found = statement(
        starts_on=datetime.date(year, first, 1),
        ends_on=datetime.date(year, last, calendar.monthrange(year, last)[1]),
        purpose=purpose,
        purpose_reference=reference,
    )
    return form, found


def _shown(row: StatementRow) -> dict[str, Any]:
    line = row.line
    return {
        "row": row,
        "amount": written(row.amount_minor, row.currency),
        "reached": written(line.net_minor, line.currency) if line else "",
        "fee": written(line.fee_minor, line.currency) if line else "",
        "rate": line.rate.normalize() if line and line.rate else "",
    }


def _table(found: Statement) -> Table:
    of_payment = [_("Day"), _("Reference"), _("What for"), _("Currency"), _("Amount")]
    header = [*of_payment, _("Reached us"), _("Fee"), _("Currency that reached us"), _("Rate")]
    rows = [_cells(row) for row in found.rows]
    for currency, amount in sorted(found.totals.items()):
        rows.append(["", "", _("Total"), currency, from_minor(amount, currency), "", "", "", ""])
    return Table(header, iter(rows))


def _cells(row: StatementRow) -> list[Any]:
    line = row.line
    of_line = ["", "", "", ""]
    if line:
        reached, fee = (from_minor(each, line.currency) for each in (line.net_minor, line.fee_minor))
        of_line = [reached, fee, line.currency, line.rate or ""]
    amount = from_minor(row.amount_minor, row.currency)
    return [row.day, row.payment.reference, plain_cell(row.payment.title), row.currency, amount, *of_line]
