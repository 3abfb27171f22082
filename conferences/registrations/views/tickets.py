"""Tickets to print or to show on a telephone: all of a registration for whoever holds it, and one for one delegate."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from casework.documents.pdf import can_print, pdf_response
from casework.token_links import opened_by_link, private
from diaspora.who_may import anyone, who_may

from ...attendance.links import opened
from ...enums import RegistrationState
from ...models import Delegate, Event, Registration
from ..tickets import ticket_qr


@private
@who_may(anyone)
def tickets(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """One ticket for each place, with its code as a picture and as signs."""
    found = _confirmed(slug, key)
    pdf = reverse("events:tickets_pdf", args=[slug, key])
    return _page(request, found.event, _active(found), {"registration": found, "pdf": pdf})


@private
@who_may(anyone)
def tickets_pdf(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """A page for each ticket. Without Pango the page itself is printed."""
    if not can_print():
        return redirect("events:tickets", slug, key)
    found = _confirmed(slug, key)
    return _document(request, found.event, _active(found))


@opened_by_link()
@who_may(anyone)
def own_ticket(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """That of the delegate whose link it is, with the ways on; nothing of those who come along."""
    delegate = opened(slug, token)
    pdf = reverse("events:own_ticket_pdf", args=[slug, token])
    return _page(request, delegate.event, [delegate], {"token": token, "pdf": pdf})


@opened_by_link()
@who_may(anyone)
def own_ticket_pdf(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    if not can_print():
        return redirect("events:own_ticket", slug, token)
    delegate = opened(slug, token)
    return _document(request, delegate.event, [delegate])


def _confirmed(slug: str, key: UUID) -> Registration:
    """Raises Http404 while nothing is confirmed."""
    found = get_object_or_404(Registration.objects.select_related("event"), event__slug=slug, key=key)
    if found.state != RegistrationState.CONFIRMED:
        raise Http404
    return found


def _active(registration: Registration) -> Iterable[Delegate]:
    """Their registration is known: it says in which language they read."""
    rows = registration.delegates.filter(cancelled_at=None)
    return rows.select_related("category", "registration").order_by("pk")


def _cards(event: Event, delegates: Iterable[Delegate]) -> list[dict]:
    return [{"delegate": each, "qr": ticket_qr(event, each)} for each in delegates]


def _page(request: HttpRequest, event: Event, delegates: Iterable[Delegate], more: dict) -> HttpResponse:
    values = {"event": event, "cards": _cards(event, delegates), "can_print": can_print()}
    return render(request, "events/tickets.html", values | more)


def _document(request: HttpRequest, event: Event, delegates: Iterable[Delegate]) -> HttpResponse:
    """Each ticket in the language of its delegate."""
    cards = []
    for delegate in delegates:
        with translation.override(delegate.reads_in):
            cards += _cards(event, [delegate])
    values = {"event": event, "cards": cards}
    return pdf_response(
        render_to_string("events/tickets_document.html", values, request), name=f"{event.slug}-tickets.pdf"
    )
