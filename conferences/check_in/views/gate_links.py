"""The organisers give links to those at the gates, end them, and look at what telephones without network let in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.documents.qr import qr_svg
from casework.pages import page_of
from casework.token_links import private
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import CheckIn, Scan
from ...rules import event_team
from ..checking import when
from ..forms import GateLinkForm
from ..gate_links import address_of, end_link, make_link
from .gates import list_of


@who_may(event_team)
def add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    list_ = list_of(request, slug, pk)
    form = GateLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = make_link(list_=list_, gate=form.cleaned_data["gate"], by=request.user)
        return redirect("event_desk:gate_link", slug, pk, made.pk)
    return render(request, "event_desk/add_gate_link.html", {"event": list_.event, "list": list_, "form": form})


@private
@who_may(event_team)
def link(request: HttpRequest, slug: str, pk: int, link: int) -> HttpResponse:
    """The address to hand on, and its picture for the camera of the telephone at the gate."""
    list_ = list_of(request, slug, pk)
    found = get_object_or_404(list_.gate_links.select_related("list__event"), pk=link, ended_at=None)
    address = address_of(found)
    values = {"event": list_.event, "list": list_, "link": found, "address": address}
    values["qr"] = qr_svg(address, title=_("The address of this gate"))
    return render(request, "event_desk/gate_link.html", values)


@require_POST
@who_may(event_team)
def end(request: HttpRequest, slug: str, pk: int, link: int) -> HttpResponse:
    list_ = list_of(request, slug, pk)
    found = get_object_or_404(list_.gate_links, pk=link)
    end_link(link=found)
    messages.success(request, _("The link of “%(gate)s” has ended.") % {"gate": found})
    return redirect("event_desk:gate", slug, pk)


@who_may(event_team)
def conflicts(request: HttpRequest, slug: str) -> HttpResponse:
    """Each by name: who came in where the portal would not have let them in, and why."""
    event = event_of(request, slug, TeamRole.CHECK_IN, TeamRole.REGISTRATION)
    scans = Scan.objects.filter(link__list__event=event).exclude(conflict="")
    found = page_of(request, scans.select_related("link__list", "delegate__category"))
    shown = list(found["page"])
    inside = CheckIn.objects.filter(list__event=event, delegate__in=[scan.delegate_id for scan in shown])
    entries = {(row.list_id, row.delegate_id): row for row in inside.select_related("list__event")}
    rows = [{"scan": scan, "entry": _entry(entries, scan)} for scan in shown]
    return render(request, "event_desk/scan_conflicts.html", {"event": event, "rows": rows, **found})


def _entry(entries: dict, scan: Scan) -> str:
    row = entries.get((scan.link.list_id, scan.delegate_id))
    return when(row) if row else ""
