"""An evaluator takes pseudonymised rows with their codebook, as long as the right lasts."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from diaspora.who_may import who_may
from office.exports import record_export
from office.spreadsheets import as_file, as_workbook

from ...logframe.scope import Scope
from ...models import Placement
from ..forms.period import ProgrammePeriodForm
from ..pseudonyms import codebook, rows_table
from ..readers import evaluated_by, reader


def _form(request: HttpRequest) -> ProgrammePeriodForm:
    programmes = evaluated_by(request.user)
    if not programmes.exists():
        raise Http404
    return ProgrammePeriodForm(request.GET, programmes=programmes)


@who_may(reader)
@require_GET
def rows(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    is_asked = form.is_bound and form.is_valid()
    values = {"form": form, "is_asked": is_asked, "query": request.GET.urlencode()}
    return render(request, "placements/evaluators_rows.html", values)


def _asked(request: HttpRequest) -> Scope:
    form = _form(request)
    if not (form.is_bound and form.is_valid()):
        raise Http404
    return form.scope(Placement.objects.all())


@who_may(reader)
@require_GET
@never_cache
def taken(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """It is logged who took which."""
    scope = _asked(request)
    days = f"{scope.period.first_on} – {scope.period.last_on}"
    filters = f"programme={scope.programme.code}, {days}, pseudonyms"
    taken_rows = Placement.objects.filter(pk__in=scope.keys)
    record_export(rows=taken_rows, kind="evaluation", file_format=file_format, filters=filters, by=request.user)
    table = rows_table(scope, evaluator=request.user)
    if file_format == "csv":
        return as_file(table, kind=f"{scope.programme.code}-rows", file_format="csv")
    return as_workbook([table, codebook(scope)], f"{scope.programme.code}-rows.xlsx")


@who_may(reader)
@require_GET
@never_cache
def meanings(request: HttpRequest) -> HttpResponseBase:
    """The codebook of a CSV file."""
    scope = _asked(request)
    return as_file(codebook(scope), kind=f"{scope.programme.code}-codebook", file_format="csv")
