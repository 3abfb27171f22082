"""The letters team: who asked for a visa letter, the passport in it, issuing and sending back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import Event, VisaLetter
from ...rules import event_team, reads_passports
from ..forms import SendBackForm
from ..letters import issue, send_back, version
from ..reading import letters_for, record_reading


def _event(request: HttpRequest, slug: str) -> Event:
    """Raises PermissionDenied for the rest of the team: they know that there is such a list."""
    event = event_of(request, slug, TeamRole.VISAS)
    if not reads_passports(request.user, event):
        raise PermissionDenied
    return event


@never_cache
@who_may(event_team)
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    """Who waits longest stands first, whatever a database does with what is empty; no passport is in the list."""
    event = _event(request, slug)
    rows = letters_for(request.user, event).defer("passport_number")
    rows = rows.order_by(F("issued_at").asc(nulls_first=True), "asked_at", "pk")
    return render(request, "event_desk/visas.html", {"event": event, **page_of(request, rows)})


def _letter(request: HttpRequest, slug: str, pk: int) -> VisaLetter:
    return get_object_or_404(letters_for(request.user, _event(request, slug)), pk=pk)


@never_cache
@who_may(event_team)
def letter(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Opening it is on record. The button carries what was read: a letter is issued for that passport only."""
    found = _letter(request, slug, pk)
    if request.method == "POST":
        with may_be_refused(request):
            issue(letter=found, by=request.user, seen=seen_in(request))
            messages.success(request, _("Issued. The person is written to."))
            return redirect("event_desk:visas", slug)
        return redirect("event_desk:visa", slug, pk)
    record_reading(found, by=request.user)
    values = {"event": found.delegate.event, "letter": found, "version": version(found)}
    return render(request, "event_desk/visa.html", values)


@never_cache
@who_may(event_team)
def send_letter_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """With the reason that the person reads. The passport is not shown here."""
    found = _letter(request, slug, pk)
    form = SendBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            send_back(letter=found, reason=form.cleaned_data["reason"], by=request.user, seen=seen_in(request))
            messages.success(request, _("Sent back, and nothing of it is kept. The person is written to."))
            return redirect("event_desk:visas", slug)
    values = {"event": found.delegate.event, "letter": found, "form": form, "version": version(found)}
    return render(request, "event_desk/send_visa_back.html", values)
