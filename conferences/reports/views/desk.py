"""Organisers write the report, read it as everybody will, and release it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from diaspora.who_may import who_may
from office.figures import in_words

from ...enums import EventState, TeamRole
from ...events.team import event_of
from ...models import EventReport
from ...rules import event_team
from .. import parts  # noqa: F401 - adds institutions that sent people to what the desk shows
from ..figures import figures_of
from ..forms import EventReportForm
from ..releasing import print_of, release_report


@who_may(event_team)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The text is saved as often as one likes; only the second button makes it public."""
    event = event_of(request, slug, TeamRole.ORGANISER)
    found = EventReport.objects.filter(event=event).first()
    form = EventReportForm(
        request.POST if request.method == "POST" else None, instance=found or EventReport(event=event)
    )
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. Nothing is public before you release it."))
        return redirect("event_desk:report", slug)
    tables = figures_of(event)
    values = {
        "event": event,
        "form": form,
        "report": found,
        "tables": in_words(tables, fewer=_("fewer than 5")),
        "print": print_of(found, tables) if found else "",
        "may_release": found is not None and event.state == EventState.OVER,
    }
    return render(request, "event_desk/report.html", values)


@require_POST
@who_may(event_team)
def release(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, TeamRole.ORGANISER)
    with may_be_refused(request):
        release_report(event=event, by=request.user, seen=request.POST.get("print", ""))
        messages.success(request, _("The report is public."))
    return redirect("event_desk:report", slug)
