"""The ticket of one delegate, for that one alone: whoever pays for a group holds the page of the registration; those
who come with an address of their own get a letter with theirs."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from casework.languages import written_in_every_language
from diaspora.notices.notify import link_to, render_text
from diaspora.notices.written_emails import write_to_strangers

from ..attendance.links import token_of
from ..models import Delegate, Registration


def path_of(delegate: Delegate) -> str:
    return reverse("events:own_ticket", args=[delegate.event.slug, token_of(delegate)])


def goes_to_them(delegate: Delegate) -> bool:
    """Whether a letter of their own has their ticket: they are named, with a place, and with another address than
    whoever registered."""
    elsewhere = delegate.email.lower() not in ("", delegate.registration.email.lower())
    return bool(delegate.name) and delegate.has_place and elsewhere


def send_tickets(registration: Registration) -> int:
    """To everybody of a confirmed registration to whom it goes. Returns how many."""
    return _send(registration.delegates.select_related("event", "registration"))


def send_ticket(delegate: Delegate) -> int:
    """To whoever was named just now."""
    return _send([delegate])


def _send(delegates: Iterable[Delegate]) -> int:
    letters = []
    for delegate in filter(goes_to_them, delegates):
        event, (to, language) = delegate.event, delegate.written_to
        told: dict[str, Any] = {
            "event": written_in_every_language(event, "title"),
            "first": {"date": event.starts_on.isoformat()},
        }
        told["pdf"] = link_to(reverse("events:own_ticket_pdf", args=[event.slug, token_of(delegate)]), language)
        told["calendar"] = link_to(reverse("events:event_calendar", args=[event.slug]), language)
        message = render_text(kind="event_own_ticket", values=told, path=path_of(delegate), language=language)
        letters.append((message, to, delegate.name, language))
    write_to_strangers(letters)
    return len(letters)
