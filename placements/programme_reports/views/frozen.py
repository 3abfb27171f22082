"""Frozen reports: made by the office; read by the office, and by donors and evaluators of the programme."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.figures import as_tables, in_words
from office.spreadsheets import as_workbook

from ...models import ProgrammeReport, ReportDocument
from ..chosen import stories_of, tables_of_stories
from ..forms.period import ReportPeriodForm
from ..freezing import freeze_report
from ..readers import evaluated_by, reader, reports_for
from .report import cover_of

_OFFICE = {"frame": "office/base_office.html", "area": "office"}
_READERS = {"frame": "base.html", "area": "my"}


def _all() -> QuerySet[ProgrammeReport]:
    return ProgrammeReport.objects.select_related("programme", "grant")


@who_may(office)
def freeze(request: HttpRequest) -> HttpResponse:
    """The days of the report that was just read stand in the form."""
    form = ReportPeriodForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        with may_be_refused(form):
            values = {"programme": chosen["programme"], "grant": chosen["grant"]}
            made = freeze_report(**values, period=form.period, by=request.user)
            messages.success(request, _("Frozen. These figures stay; the PDFs are ready within a minute or two."))
            return redirect("office:frozen_report", made.pk)
    return render(request, "office/freeze_report.html", {"form": form})


@who_may(office)
@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """All of every programme, newest first."""
    return render(request, "office/frozen_reports.html", page_of(request, _all().defer("tables")))


@who_may(office)
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _all(), pk, _OFFICE)


@who_may(office)
@require_GET
def workbook(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _workbook(_all(), pk)


@who_may(office)
@require_GET
def paper(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    return _paper(_all(), pk, language)


@who_may(reader)
@require_GET
def reports_read(request: HttpRequest) -> HttpResponse:
    """For donors and evaluators: what was frozen, and where an evaluator takes rows."""
    values = {"evaluates": evaluated_by(request.user).exists(), **page_of(request, reports_for(request.user))}
    return render(request, "placements/programme_reports.html", values)


@who_may(reader)
@require_GET
def report_read(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, reports_for(request.user), pk, _READERS)


@who_may(reader)
@require_GET
def workbook_read(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _workbook(reports_for(request.user), pk)


@who_may(reader)
@require_GET
def paper_read(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    return _paper(reports_for(request.user), pk, language)


def _page(request: HttpRequest, reports: QuerySet[ProgrammeReport], pk: int, where: dict[str, str]) -> HttpResponse:
    found = get_object_or_404(reports, pk=pk)
    values: dict[str, Any] = {
        "report": found,
        "tables": in_words(found.tables, fewer=_("fewer than five")),
        "papers": found.documents.defer("content"),
        "stories": stories_of(found),
    }
    return render(request, "placements/frozen_report.html", values | where)


def _workbook(reports: QuerySet[ProgrammeReport], pk: int) -> HttpResponseBase:
    found = get_object_or_404(reports, pk=pk)
    cover = cover_of(found.programme, found.grant, (found.first_on, found.last_on), found.frozen_at)
    told = as_tables(found.tables, fewer=_("fewer than five"))
    return as_workbook([cover, *told, *tables_of_stories(stories_of(found))], f"{_name(found)}.xlsx")


def _paper(reports: QuerySet[ProgrammeReport], pk: int, language: str) -> HttpResponse:
    """Not found before the worker has made it."""
    found = get_object_or_404(reports, pk=pk)
    made = ReportDocument.objects.filter(report=found, language=language).exclude(made_at=None).first()
    if made is None:
        raise Http404
    if not made.is_pdf:
        return HttpResponse(bytes(made.content))
    headers = {"Content-Disposition": f'attachment; filename="{_name(found)}-{language}.pdf"'}
    return HttpResponse(bytes(made.content), content_type="application/pdf", headers=headers)


def _name(report: ProgrammeReport) -> str:
    return f"{report.programme.code}-{report.first_on:%Y-%m}-{report.last_on:%Y-%m}"
