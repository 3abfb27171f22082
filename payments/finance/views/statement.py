"""What came in for a purpose, in a month or a year, and the balances with which that time closes."""

import calendar
import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from wagtail.log_actions import log

from casework.money import written
from diaspora.who_may import who_may
from office.spreadsheets import as_workbook

from ...ledger.movements import at_stripe, movements, not_confirmed
from ...ledger.statements import Statement, StatementRow, period, statement
from ...rules import finance
from ..forms.payments import StatementFilter
from ..statement_file import table_of, table_of_accounts, table_of_stripe


@who_may(finance)
def show(request: HttpRequest) -> HttpResponse:
    form = StatementFilter(request.GET)
    found = _statement(form)
    accounts = _accounts(form)
    context = {
        "form": form,
        "rows": [_shown(row) for row in found.rows],
        "totals": [written(amount, currency) for currency, amount in found.totals.items()],
        "reached": [written(amount, currency) for currency, amount in found.reached.items()],
        "fees": [written(amount, currency) for currency, amount in found.fees.items()],
        "query": request.GET.urlencode(),
        **accounts,
        "not_confirmed": [written(amount, currency) for currency, amount in accounts.get("waiting", [])],
    }
    return render(request, "payments/finance/statement.html", context)


@who_may(finance)
def workbook(request: HttpRequest) -> HttpResponseBase:
    """The same as a spreadsheet, with a sheet for the accounts and one for Stripe. Who took it is logged."""
    form = StatementFilter(request.GET)
    found, accounts = _statement(form), _accounts(form)
    data = {"kind": "statement", "rows": len(found.rows)}
    log(instance=request.user, action="office.export", user=request.user, data=data)
    tables = [table_of(found)]
    if accounts:
        tables += [table_of_accounts(accounts["accounts"], accounts["waiting"]), table_of_stripe(accounts["stripe"])]
    return as_workbook(tables, f"statement-{timezone.localdate():%Y-%m-%d}.xlsx")


def _days(form: StatementFilter) -> tuple[datetime.date, datetime.date]:
    """The first and the last one."""
    year, month = form.values.get("year", timezone.localdate().year), form.values.get("month")
    first, last = (month, month) if month else (1, 12)
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


def _statement(form: StatementFilter) -> Statement:
    starts_on, ends_on = _days(form)
    purpose, _blank, reference = form.values.get("purpose", "").partition(" ")
    return statement(starts_on=starts_on, ends_on=ends_on, purpose=purpose, purpose_reference=reference)


def _accounts(form: StatementFilter) -> dict[str, list[Any]]:
    """Accounts hold money of every purpose: they are not shown for one of them."""
    if form.values.get("purpose"):
        return {}
    starts_on, ends_on = _days(form)
    begins, ends = period(starts_on, ends_on)
    waiting = list(not_confirmed(ends_on).items())
    return {"accounts": movements(begins, ends), "stripe": at_stripe(begins, ends), "waiting": waiting}


def _shown(row: StatementRow) -> dict[str, Any]:
    reached = row.reached
    return {
        "row": row,
        "amount": written(row.amount_minor, row.currency),
        "reached": written(reached.net_minor, reached.currency) if reached else "",
        "fee": written(reached.fee_minor, reached.currency) if reached and reached.fee_minor else "",
        "rate": reached.rate.normalize() if reached and reached.rate else "",
    }
