"""Adding, changing and removing rows of an event, the same for each kind."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.typed.sent import sent_in
from diaspora.who_may import who_may

from ...models import Event
from ...rules import event_team
from ..parts import EventPart, hold_row, part_called, remove_row
from ..team import event_of


def _part_of(request: HttpRequest, slug: str, name: str) -> tuple[Event, EventPart]:
    part = part_called(name)
    if part is None:
        raise Http404
    return event_of(request, slug, *part.roles), part


@who_may(event_team)
def part(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    event, part = _part_of(request, slug, name)
    found = page_of(request, part.rows(event))
    lines = [{"row": row, "told": part.told(row)} for row in found["page"]]
    return render(request, "event_desk/part.html", {"event": event, "part": part, "lines": lines, **found})


@who_may(event_team)
def add_row(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    event, part = _part_of(request, slug, name)
    form = part.form(*sent_in(request), event=event, by=request.user)
    if form.is_valid():
        with transaction.atomic():
            form.save()
        messages.success(request, _("Added."))
        return redirect("event_desk:part", slug, name)
    return render(request, "event_desk/row.html", {"event": event, "part": part, "form": form})


@who_may(event_team)
def edit_row(request: HttpRequest, slug: str, name: str, pk: int) -> HttpResponse:
    """What is typed is looked at under the lock of the row: what delegates take meanwhile is counted."""
    event, part = _part_of(request, slug, name)
    with transaction.atomic():
        is_sent = request.method == "POST"
        row = hold_row(part, event, pk) if is_sent else part.rows(event).filter(pk=pk).first()
        if row is None:
            raise Http404
        title = str(row)
        form = part.form(*sent_in(request), instance=row, event=event, by=request.user)
        if form.is_valid():
            form.save()
            messages.success(request, _("Saved."))
            return redirect("event_desk:part", slug, name)
    values = {"event": event, "part": part, "form": form, "row": row, "title": title}
    return render(request, "event_desk/row.html", values)


@require_POST
@who_may(event_team)
def remove(request: HttpRequest, slug: str, name: str, pk: int) -> HttpResponse:
    event, part = _part_of(request, slug, name)
    get_object_or_404(part.rows(event), pk=pk)
    with may_be_refused(request):
        remove_row(part=part, event=event, pk=pk)
        messages.success(request, _("Removed."))
    return redirect("event_desk:part", slug, name)
