"""The report of a programme for any period: a page, and the same as a workbook; the rows behind each figure."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.exported import Table
from casework.pages import page_of
from diaspora.who_may import office, who_may
from office.exports import record_export
from office.figures import as_tables, in_words
from office.spreadsheets import as_workbook

from ...logframe.scope import Scope
from ...models import EarlierAssignment, Placement, ProgrammeReport
from ..behind import FigureRows, NoSuchFigure, behind
from ..chosen import stories_in, tables_of_stories
from ..figures import tables_of
from ..forms.period import ReportPeriodForm


def _scope(request: HttpRequest, form: ReportPeriodForm) -> Scope:
    return form.scope(Placement.objects.for_office(request.user))


@who_may(office)
@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """A fixed number of queries, however many assignments there are."""
    form = ReportPeriodForm(request.GET)
    is_asked = form.is_bound and form.is_valid()
    scope = _scope(request, form) if is_asked else None
    tables = in_words(tables_of(scope), fewer=_("fewer than five")) if scope else []
    for table in tables:
        table["lines"] = list(zip(table["keys"], table["cells"], strict=True))
    frozen = ProgrammeReport.objects.select_related("programme", "grant").defer("tables")
    if is_asked:
        frozen = frozen.filter(programme=form.cleaned_data["programme"])
    values = {"form": form, "is_asked": is_asked, "tables": tables, "frozen": frozen[:10]}
    values["stories"] = stories_in(scope) if scope else []
    return render(request, "office/programme_report.html", values | {"query": request.GET.urlencode()})


@who_may(office)
@require_GET
def rows(request: HttpRequest) -> HttpResponse:
    """From which assignments a figure was counted, and what each adds."""
    form = ReportPeriodForm(request.GET)
    if not (form.is_bound and form.is_valid()):
        raise Http404
    try:
        found = behind(_scope(request, form), request.GET.get("figure", ""))
    except NoSuchFigure as error:
        raise Http404 from error
    placements = Placement.objects.filter(pk__in=found.adds).for_lists().order_by("starts_on", "pk")
    listed = page_of(request, _OneAfterTheOther(placements, _from_lists(found)))
    adds = {Placement: found.adds, EarlierAssignment: found.earlier}
    lines = [(row, adds[type(row)][row.pk]) for row in listed["page"]]
    values = {"lines": lines, "entered": found.entered, "form": form, "title": request.GET.get("title", "")[:120]}
    return render(request, "office/programme_report_rows.html", values | listed)


class _OneAfterTheOther:
    """Two lists in one, of which a page reads no more than it shows."""

    def __init__(self, first: QuerySet, then: QuerySet) -> None:
        self._first, self._then, self._number = first, then, first.count()

    def __len__(self) -> int:
        return self._number + self._then.count()

    def __getitem__(self, cut: slice) -> list[Any]:
        after = slice(max(cut.start - self._number, 0), max(cut.stop - self._number, 0))
        return [*self._first[cut], *self._then[after]]


def _from_lists(found: FigureRows) -> QuerySet[EarlierAssignment]:
    rows = EarlierAssignment.objects.filter(pk__in=found.earlier)
    return rows.select_related("taken_from", "institution").prefetch_related("institution__names")


@who_may(office)
@require_GET
def workbook(request: HttpRequest) -> HttpResponseBase:
    """A sheet for each table, and a cover that says from when the figures are. It is logged who took it."""
    form = ReportPeriodForm(request.GET)
    if not (form.is_bound and form.is_valid()):
        raise Http404
    programme, period = form.cleaned_data["programme"], form.period
    filters = f"programme={programme.code}, {period.first_on} – {period.last_on}"
    taken = Placement.objects.for_office(request.user).filter(application__assignment__programme=programme)
    record_export(rows=taken, kind="programme_report", file_format="xlsx", filters=filters, by=request.user)
    cover = cover_of(programme, form.cleaned_data["grant"], period.days, timezone.now())
    name = f"{programme.code}-{period.first_on}-{period.last_on}.xlsx"
    scope = _scope(request, form)
    told = as_tables(tables_of(scope), fewer=_("fewer than five"))
    return as_workbook([cover, *told, *tables_of_stories(stories_in(scope))], name)


def cover_of(programme, grant, days, moment) -> Table:
    told: list[list[Any]] = [
        [_("Programme"), programme.title],
        [_("Grant"), str(grant or _("The whole programme"))],
        [_("First day"), days[0]],
        [_("Last day"), days[1]],
        [_("Figures as of"), timezone.localtime(moment).replace(tzinfo=None, microsecond=0)],
    ]
    return Table(_("Report"), [_("Report"), ""], iter(told))
