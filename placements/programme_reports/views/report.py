"""The report of a programme for any period: a page, and the same as a workbook."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.exported import Table
from diaspora.who_may import office, who_may
from office.exports import record_export
from office.spreadsheets import as_workbook

from ...models import Placement
from ..figures import ReportTable, tables_of
from ..forms.period import ReportPeriodForm

#: A title of a sheet has no more signs.
_SHEET = 31


def _tables(request: HttpRequest, form: ReportPeriodForm) -> list[ReportTable]:
    placements = Placement.objects.for_office(request.user)
    return tables_of(programme=form.cleaned_data["programme"], period=form.period, placements=placements)


@who_may(office)
@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """A fixed number of queries, however many assignments there are."""
    form = ReportPeriodForm(request.GET)
    is_asked = form.is_bound and form.is_valid()
    values = {"form": form, "is_asked": is_asked, "tables": _tables(request, form) if is_asked else []}
    return render(request, "office/programme_report.html", values | {"query": request.GET.urlencode()})


@who_may(office)
@require_GET
def workbook(request: HttpRequest) -> HttpResponseBase:
    """A sheet for each table, and a cover that says from when the figures are. It is logged who took it."""
    form = ReportPeriodForm(request.GET)
    if not (form.is_bound and form.is_valid()):
        raise Http404
    programme, period = form.cleaned_data["programme"], form.period
    filters = f"programme={programme.code}, {period.first_on} – {period.last_on}"
    rows = Placement.objects.for_office(request.user).filter(application__assignment__programme=programme)
    record_export(rows=rows, kind="programme_report", file_format="xlsx", filters=filters, by=request.user)
    told: list[list[Any]] = [
        [_("Programme"), programme.title],
        [_("First day"), period.first_on],
        [_("Last day"), period.last_on],
        [_("Figures as of"), timezone.localtime().replace(tzinfo=None, microsecond=0)],
    ]
    cover = Table([_("Report"), ""], iter(told))
    sheets = {table.title[:_SHEET]: Table(table.header, iter(table.rows)) for table in _tables(request, form)}
    name = f"{programme.code}-{period.first_on}-{period.last_on}.xlsx"
    return as_workbook(cover, name, further=sheets)
