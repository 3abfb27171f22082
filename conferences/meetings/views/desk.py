"""The team offers hours for meetings, and passes on to each host the link to the list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from casework.documents.qr import qr_svg
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.token_links import private
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import MeetingSlot
from ...rules import event_team
from .. import parts  # noqa: F401 - adds hosts of meetings to what the desk shows
from ..booking import offer_hours, withdraw
from ..forms import HoursForm, hours
from ..links import address_of


@who_may(event_team)
def hosts(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, TeamRole.PROGRAMME)
    found = page_of(request, event.meeting_hosts.select_related("room"))
    return render(request, "event_desk/meeting_hosts.html", {"event": event, **found})


@private
@who_may(event_team)
def host(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The hours of one host: who booked them, more of them, and the link for the host."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    found = get_object_or_404(event.meeting_hosts.select_related("event", "room"), pk=pk)
    form = HoursForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("first", "last", "minutes")}
        with may_be_refused(form):
            made = offer_hours(host=found, **values)
            said = ngettext("%(number)s hour is offered.", "%(number)s hours are offered.", made)
            messages.success(request, said % {"number": made})
            return redirect("event_desk:meetings_of_host", slug, pk)
    address = address_of(found)
    taken = set(found.slots.taken().values_list("pk", flat=True))
    values = {"event": event, "host": found, "form": form, "address": address, "taken": taken}
    values |= {"qr": qr_svg(address, title=str(found)), **page_of(request, found.slots.select_related("delegate"))}
    values["lines"] = [{"slot": slot, "when": hours(slot, event.zone)} for slot in values["page"]]
    return render(request, "event_desk/meetings_of_host.html", values)


@require_POST
@who_may(event_team)
def take_back(request: HttpRequest, slug: str, pk: int, slot: int) -> HttpResponse:
    event = event_of(request, slug, TeamRole.PROGRAMME)
    host = get_object_or_404(event.meeting_hosts, pk=pk)
    if found := MeetingSlot.objects.filter(host=host, pk=slot).first():
        withdraw(slot=found)
    messages.success(request, _("The hour is taken back. Whoever had booked it is written to."))
    return redirect("event_desk:meetings_of_host", slug, pk)
