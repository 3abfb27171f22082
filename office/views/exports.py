"""The lists of the office as files."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from casework.exported import export_called
from diaspora.who_may import office, who_may

from ..exports import record_export
from ..spreadsheets import as_file


@who_may(office)
@require_GET
@never_cache
def export(request: HttpRequest, kind: str, format: str) -> HttpResponseBase:
    """The list of `kind` under the filters of the address, as CSV (streamed) or XLSX. It is logged who took it."""
    wanted = export_called(kind)
    if wanted is None or format not in ("csv", "xlsx"):
        raise Http404
    rows = wanted.rows(request)
    record_export(
        rows=rows,
        kind=kind,
        file_format=format,
        filters=_filters(request),
        by=request.user,
        of_people=wanted.of_people,
    )
    return as_file(wanted.table(rows), kind=kind, file_format=format)


def _filters(request: HttpRequest) -> str:
    """How the list was narrowed. What was searched for may be a name, so only that it was."""
    values = request.GET.copy()
    if values.get("q"):
        values["q"] = "…"
    return values.urlencode(safe="…")[:500]
