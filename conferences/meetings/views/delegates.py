"""A delegate books an hour with a region or a ministry, and gives it back."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ...attendance.links import opened
from ...programme.calendars import as_file, calendar_of, session_entries
from ...programme.reading import released
from ..booking import book, give_back
from ..calendars import meeting_entries
from ..forms import BookingForm, hours


@opened_by_link()
@who_may(anyone)
def meetings(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Who can be met, and when the delegate meets whom."""
    delegate = opened(slug, token)
    event = delegate.event
    coming = Q(slots__delegate=None, slots__starts_at__gt=timezone.now())
    mine = {slot.host_id: slot for slot in delegate.meetings.filter(code=delegate.code)}
    hosts = event.meeting_hosts.select_related("room").annotate(free=Count("slots", filter=coming))
    lines = [
        {"host": host, "mine": (slot := mine.get(host.pk)), "when": hours(slot, event.zone) if slot else ""}
        for host in hosts.order_by("name", "id")
    ]
    now = timezone.now()
    values = {"delegate": delegate, "event": event, "token": token, "lines": lines, "now": now}
    return render(request, "events/meetings.html", values)


@opened_by_link()
@who_may(anyone)
def book_meeting(request: HttpRequest, slug: str, token: str, pk: int) -> HttpResponse:
    """The free hours of one host."""
    delegate = opened(slug, token)
    event = delegate.event
    host = get_object_or_404(event.meeting_hosts.select_related("room"), pk=pk)
    free = host.slots.filter(delegate=None, starts_at__gt=timezone.now())
    form = BookingForm(request.POST if request.method == "POST" else None, free=free, zone=event.zone)
    if form.is_valid():
        with may_be_refused(form):
            book(delegate=delegate, **form.cleaned_data)
            messages.success(request, _("Booked. The host sees it on the list."))
            return redirect("events:meetings", slug, token)
    values = {"delegate": delegate, "event": event, "token": token, "host": host, "form": form}
    return render(request, "events/book_meeting.html", values | {"has_free": free.exists()})


@require_POST
@opened_by_link()
@who_may(anyone)
def give_meeting_back(request: HttpRequest, slug: str, token: str, pk: int) -> HttpResponse:
    delegate = opened(slug, token)
    if slot := delegate.meetings.filter(pk=pk).first():
        give_back(delegate=delegate, slot=slot)
    messages.success(request, _("The hour is free for somebody else."))
    return redirect("events:meetings", slug, token)


@opened_by_link()
@who_may(anyone)
def calendar(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Sessions in which the delegate has a place, and meetings: a subscriber follows each change."""
    delegate = opened(slug, token)
    event = delegate.event
    programme = released(event, with_cancelled=True)
    held = set(delegate.sign_ups.standing().filter(has_place=True).values_list("places__session", flat=True))
    slots = [slot for slot in programme.slots if slot.pk in held] if programme else []
    entries = [*session_entries(event, slots), *meeting_entries(event, delegate)]
    return as_file(
        calendar_of(event, entries, name=_("My programme: %(event)s") % {"event": event.title}), "my-programme"
    )
