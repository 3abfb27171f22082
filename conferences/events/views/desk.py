"""The organisers' desk: all events, one event, its parts."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may
from office.navigation import add_tab

from ...enums import EventState, TeamRole
from ...models import Event
from ...rules import event_founder, event_team, is_in_a_team, organises_all, reads_passports, works_for
from ..forms import CallOffForm, EventForm, NewEventForm
from ..holding import close_to_dependants
from ..moves import MOVES, move_event
from ..pages import page_about, set_up_event
from ..parts import parts
from ..team import event_of
from ..waiting import waiting_for

#: Those under the tab.
_PAGES = ("event", "edit", "part", "plan", "release", "registrations", "registration", "gates", "gate")
_PAGES += ("proposals", "proposal", "release_decisions", "feedback", "report")
_PAGES += (
    "messages",
    "message",
    "add_message",
    "edit_message",
    "refunds",
    "upload_plan",
    "stands",
    "speakers",
    "sign_ups",
    "signed_up",
)
_PAGES += ("meeting_hosts", "meetings_of_host")
add_tab(
    gettext_lazy("Events"),
    "event_desk:events",
    pages={f"event_desk:{name}" for name in _PAGES},
    order=75,
    seen_by=is_in_a_team,
)
#: Buttons of the desk; the clock begins and ends events.
STEPS = {
    EventState.ANNOUNCED: gettext_lazy("Announce it"),
    EventState.DRAFT: gettext_lazy("Take it back"),
    EventState.OPEN: gettext_lazy("Open registration"),
    EventState.CLOSED: gettext_lazy("Close registration"),
}


@who_may(event_team)
def events(request: HttpRequest) -> HttpResponse:
    found = page_of(request, Event.objects.run_by(request.user))
    return render(request, "event_desk/events.html", {"may_add": organises_all(request.user), **found})


@who_may(event_founder)
def add(request: HttpRequest) -> HttpResponse:
    form = NewEventForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        event = set_up_event(event=form.save(commit=False), by=request.user)
        messages.success(request, _("The event is set up. Only its team sees it until you announce it."))
        return redirect("event_desk:event", event.slug)
    return render(request, "event_desk/add.html", {"form": form})


@who_may(event_team)
def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = event_of(request, slug)
    mine = [part for part in parts() if works_for(request.user, found, *part.roles)]
    values = {
        "event": found,
        "parts": [{"part": part, "number": part.rows(found).count()} for part in mine],
        "steps": {to: label for to, label in STEPS.items() if MOVES.may(request.user, found, to)},
        "waiting": waiting_for(request.user, found),
        "may_pay": works_for(request.user, found, TeamRole.FINANCE),
        "may_write": works_for(request.user, found, TeamRole.REGISTRATION),
        "may_cancel": MOVES.may(request.user, found, EventState.CANCELLED),
        "may_edit": works_for(request.user, found, TeamRole.ORGANISER),
        "may_register": works_for(request.user, found, TeamRole.REGISTRATION, TeamRole.FINANCE),
        "may_check_in": works_for(request.user, found, TeamRole.CHECK_IN, TeamRole.REGISTRATION),
        "may_write_letters": reads_passports(request.user, found),
        "may_plan": works_for(request.user, found, TeamRole.PROGRAMME),
        "event_page": page_about(found),
        "version": found.versions.order_by("-number").defer("content", "changes").first(),
    }
    return render(request, "event_desk/event.html", values)


@who_may(event_team)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Prices and rules are looked at under the lock of the event: whoever registers at this moment is waited for."""
    found = event_of(request, slug, TeamRole.ORGANISER)
    with transaction.atomic():
        if request.method == "POST":
            close_to_dependants(found)
            found.refresh_from_db()
        form = EventForm(request.POST if request.method == "POST" else None, instance=found)
        if form.is_valid():
            form.save()
            messages.success(request, _("Saved."))
            return redirect("event_desk:event", slug)
    return render(request, "event_desk/form.html", {"event": Event.objects.get(pk=found.pk), "form": form})


@require_POST
@who_may(event_team)
def move(request: HttpRequest, slug: str, to: str) -> HttpResponse:
    found = event_of(request, slug, TeamRole.ORGANISER)
    if to not in STEPS:
        raise Http404
    with may_be_refused(request):
        move_event(event=found, to=to, by=request.user, seen=seen_in(request))
        messages.success(request, _("The state of the event is changed."))
    return redirect("event_desk:event", slug)


@who_may(event_team)
def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    found = event_of(request, slug, TeamRole.ORGANISER)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            reason = form.cleaned_data["reason"]
            move_event(event=found, to=EventState.CANCELLED, by=request.user, seen=seen_in(request), reason=reason)
            messages.success(request, _("The event is cancelled."))
            return redirect("event_desk:event", slug)
    return render(request, "event_desk/cancel.html", {"event": found, "form": form})
