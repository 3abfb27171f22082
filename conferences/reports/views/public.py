"""The report of an event for everybody: a page, a PDF, a workbook."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from casework.documents.pdf import as_pdf, can_print
from casework.sharing import Sharing, in_one_sentence
from diaspora.who_may import anyone, who_may
from office.figures import as_tables, in_words
from office.spreadsheets import as_workbook

from ...events.pages import page_about
from ...models import Event, EventReport


def _report(slug: str) -> EventReport:
    """Raises Http404 before it is released."""
    reports = EventReport.objects.select_related("event").filter(event__in=Event.objects.public())
    return get_object_or_404(reports, event__slug=slug, released_at__isnull=False)


def _values(found: EventReport) -> dict:
    tables = in_words(found.tables, fewer=_("fewer than 5"))
    return {"report": found, "event": found.event, "tables": tables}


@who_may(anyone)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    found = _report(slug)
    title = _("Report: %(event)s") % {"event": found.event.title}
    sharing = Sharing(title=title, description=in_one_sentence(found.text), path=request.path)
    values = {"event_page": page_about(found.event), "sharing": sharing, "title": title, "can_print": can_print()}
    return render(request, "events/report.html", _values(found) | values)


@who_may(anyone)
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """In the language of the reader. Without Pango the page itself is printed."""
    found = _report(slug)
    if not can_print():
        return redirect("events:report", slug)
    html = render_to_string("events/report_document.html", _values(found) | {"site_name": settings.SITE_NAME}, request)
    headers = {"Content-Disposition": f'attachment; filename="{slug}-report.pdf"'}
    return HttpResponse(as_pdf(html), content_type="application/pdf", headers=headers)


@who_may(anyone)
def workbook(request: HttpRequest, slug: str) -> FileResponse:
    """A sheet for each table."""
    found = _report(slug)
    if not found.tables:
        raise Http404
    return as_workbook(as_tables(found.tables, fewer=_("fewer than 5")), f"{slug}-report.xlsx")
