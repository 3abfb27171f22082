"""Sums of claims, as a page and as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from casework.money import written
from casework.pages import page_of
from diaspora.who_may import who_may
from office.exports import record_export
from office.spreadsheets import as_file
from skills_match.models import Programme

from ...claims.rights import claims_desk, claims_for, programmes_worked_on
from ..figures import Total, sums_by_currency, totals
from ..forms.asking import TotalsFilter
from ..table import amounts_of, columns_of, totals_table


def _asked(request: HttpRequest) -> TotalsFilter:
    programmes = Programme.objects.filter(pk__in=programmes_worked_on(request.user))
    return TotalsFilter(request.GET, programmes=programmes)


def _shown(row: Total, columns: list[tuple[str, str]]) -> dict[str, Any]:
    """The currency has a column of its own: there are many, and amounts with it would be too wide."""
    amounts = [
        written(amount, row.currency).removeprefix(f"{row.currency}\N{NO-BREAK SPACE}")
        for amount in amounts_of(row.figures, columns)
    ]
    cells = [(heading, amount) for (_name, heading), amount in zip(columns, amounts, strict=True)]
    return {"label": row.label, "currency": row.currency, "cells": cells}


@who_may(claims_desk)
def claim_totals(request: HttpRequest) -> HttpResponse:
    form = _asked(request)
    columns = columns_of(form.chosen)
    rows = totals(form.narrow(claims_for(request.user)), form.chosen)
    listed = page_of(request, rows)
    values = {
        "filters": form,
        "by": form.chosen.label,
        "columns": columns,
        "rows": [_shown(row, columns) for row in listed["page"]],
        "sums": [_shown(row, columns) for row in sums_by_currency(rows)],
    }
    return render(request, "placements/claim_totals.html", values | listed)


@who_may(claims_desk)
@require_GET
@never_cache
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """The same rows. It is logged who took them."""
    form = _asked(request)
    claims = form.narrow(claims_for(request.user))
    filters = ", ".join(f"{name}={value}" for name, value in form.values.items())
    record_export(rows=claims, kind="claim_totals", file_format=format, filters=filters, by=request.user)
    return as_file(totals_table(totals(claims, form.chosen), form.chosen), kind="claim-totals", file_format=format)
