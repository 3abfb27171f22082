"""The registration team decides about changes of names and categories after the last day for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import Event
from ...rules import event_team
from ..changing import changes_that_wait, make_change, refuse_change, version
from ..forms.desk import RefusalForm


def _waiting(event: Event):
    found = changes_that_wait().filter(delegate__event=event)
    return found.select_related("delegate__category", "delegate__registration", "category")


@who_may(event_team)
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Who waits longest stands first."""
    event = event_of(request, slug, TeamRole.REGISTRATION)
    found = page_of(request, _waiting(event).order_by("asked_at", "pk"))
    lines = [{"change": each, "version": version(each)} for each in found["page"]]
    return render(request, "event_desk/changes.html", {"event": event, "lines": lines, **found})


@require_POST
@who_may(event_team)
def make(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    event = event_of(request, slug, TeamRole.REGISTRATION)
    found = get_object_or_404(_waiting(event), pk=pk)
    with may_be_refused(request):
        make_change(change=found, by=request.user, seen=seen_in(request))
        messages.success(request, _("Changed. The person is written to."))
    return redirect("event_desk:changes", slug)


@who_may(event_team)
def refuse(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    event = event_of(request, slug, TeamRole.REGISTRATION)
    found = get_object_or_404(_waiting(event), pk=pk)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            refuse_change(change=found, by=request.user, reason=form.cleaned_data["reason"], seen=seen_in(request))
            messages.success(request, _("The place stays as it is. The person is written to."))
            return redirect("event_desk:changes", slug)
    values = {"event": event, "change": found, "form": form, "version": version(found)}
    return render(request, "event_desk/refuse_change.html", values)
