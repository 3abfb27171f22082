"""The ticket of one delegate, for that one alone: whoever pays for a group holds the page of the registration; those
who come with an address of their own get a letter with theirs."""

from django.urls import reverse

from casework.languages import written_in_every_language
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_to_strangers

from ..attendance.links import token_of
from ..models import Delegate, Registration


def path_of(delegate: Delegate) -> str:
    return reverse("events:own_ticket", args=[delegate.event.slug, token_of(delegate)])


def send_tickets(registration: Registration) -> int:
    """To everybody of a confirmed registration who is named and has another address than whoever registered. Returns
    how many."""
    delegates = registration.delegates.filter(cancelled_at=None).exclude(name="").exclude(email="")
    return _send(list(delegates.select_related("event", "registration")))


def send_ticket(delegate: Delegate) -> int:
    """To whoever was named just now, where the place is confirmed."""
    return _send([delegate] if delegate.name and delegate.email and delegate.has_place else [])


def _send(delegates: list[Delegate]) -> int:
    letters = []
    for delegate in delegates:
        registration, event = delegate.registration, delegate.event
        if delegate.email.lower() == registration.email.lower():
            continue
        told = {
            "event": written_in_every_language(event, "title"),
            "first": {"date": event.starts_on.isoformat()},
        }
        message = render_text(
            kind="event_own_ticket", values=told, path=path_of(delegate), language=registration.language
        )
        letters.append((message, delegate.email, delegate.name, registration.language))
    write_to_strangers(letters)
    return len(letters)
