"""Where the team plans: all times on one screen, then the release."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.holding import hold_event
from ...events.team import event_of
from ...rules import event_team
from .. import parts  # noqa: F401 - adds sessions and speakers to what the desk shows
from ..forms.plan import timetable
from ..forms.reading import ReleaseForm
from ..grid import grid
from ..releasing import concerned_by, draft_of, release_programme
from ..warnings import warnings


@who_may(event_team)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Every session with day, time, room: one form, one button; above it the same as a grid. Rows are read under the
    lock of the event: nothing goes back that a colleague writes at this moment in the form of one session."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    with transaction.atomic():
        if request.method == "POST":
            hold_event(event.pk)
        formset = timetable(event, request.POST if request.method == "POST" else None)
        if request.method == "POST" and formset.is_valid():
            formset.save()
            messages.success(request, _("Saved. Nothing is public before you release it."))
            return redirect("event_desk:plan", slug)
    values = {"event": event, "formset": formset, "days": grid(event), "warnings": warnings(event)}
    return render(request, "event_desk/plan.html", values)


@who_may(event_team)
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """What would be new, what to look at, and the button that makes it public."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            seen = request.POST.get("seen", "")
            known = int(seen) if seen.isdecimal() and len(seen) < 9 else None
            version = release_programme(event=event, by=request.user, seen=known, **form.cleaned_data)
            messages.success(request, _("Version %(number)s is public.") % {"number": version.number})
            return redirect("event_desk:event", slug)
    last = event.versions.order_by("-number").values_list("number", flat=True).first() or 0
    draft = draft_of(event)
    values = {"event": event, "form": form, "draft": draft, "warnings": warnings(event), "last": last}
    values["concerned"] = concerned_by(event, draft)
    return render(request, "event_desk/release.html", values)
