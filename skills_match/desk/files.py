"""The lists of the office as files."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from diaspora.models import Institution
from diaspora.who_may import office, who_may
from office.cells import csv_cell, is_formula
from office.forms import InstitutionFilter

from ..applications.forms.review import ApplicationFilterForm
from ..assignments.forms.queue import QueueForm
from ..models import Application, Assignment
from ..people.finding import find_people, with_everything
from ..people.forms.office import PeopleFilter
from . import exports


@dataclass(frozen=True)
class Export:
    """How a list is read from a request, and what its table looks like."""

    rows: Callable[[HttpRequest], QuerySet]
    table: Callable[[QuerySet], exports.Table]


def _people(request: HttpRequest) -> QuerySet:
    return with_everything(find_people(reader=request.user, wanted=PeopleFilter(request.GET).wanted).people)


def _assignments(request: HttpRequest) -> QuerySet:
    found = Assignment.objects.visible_to(request.user).for_lists().select_related("officer")
    return QueueForm(request.GET).narrow(found, officer=request.user)


def _applications(request: HttpRequest) -> QuerySet:
    found = Application.objects.for_office(request.user).for_lists()
    return ApplicationFilterForm(request.GET, reader=request.user).narrow(found)


def _institutions(request: HttpRequest) -> QuerySet:
    return InstitutionFilter(request.GET).narrow(Institution.objects.all()).for_lists()


EXPORTS = {
    "people": Export(_people, exports.people_table),
    "assignments": Export(_assignments, exports.assignments_table),
    "applications": Export(_applications, exports.applications_table),
    "institutions": Export(_institutions, exports.institutions_table),
}


@who_may(office)
@require_GET
@never_cache
def export(request: HttpRequest, kind: str, format: str) -> HttpResponseBase:
    """The list of `kind` under the filters of the address, as CSV (streamed) or XLSX. It is logged who took it."""
    if kind not in EXPORTS or format not in ("csv", "xlsx"):
        raise Http404
    rows = EXPORTS[kind].rows(request)
    exports.record_export(
        rows=rows, kind=kind, file_format=format, filters=request.GET.urlencode()[:500], by=request.user
    )
    name = f"{kind}-{timezone.localdate():%Y-%m-%d}.{format}"
    table = EXPORTS[kind].table(rows)
    return _csv(table, name) if format == "csv" else as_workbook(table, name)


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv(table: exports.Table, name: str) -> StreamingHttpResponse:
    language = translation.get_language()

    def lines() -> Iterator[str]:
        writer = csv.writer(_Line())
        with translation.override(language):
            yield "\ufeff" + writer.writerow(table.header)  # The mark tells spreadsheets that this is UTF-8.
            for row in table.rows:
                yield writer.writerow([csv_cell(cell) for cell in row])

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8", headers=headers)


def _typed(sheet: WriteOnlyWorksheet, value: Any) -> WriteOnlyCell:
    """A cell in which a text is a text, whatever it looks like, and stays one when somebody edits it."""
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_formula(value)
    return cell


def as_workbook(table: exports.Table, name: str) -> FileResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in chain([table.header], table.rows):
        sheet.append([_typed(sheet, value) for value in row])
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)
