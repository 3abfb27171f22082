"""What whoever registered reads by e-mail: one letter for each state, with the way to the page of the registration."""

from typing import Any

from django.urls import reverse

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers
from casework.moves import Move
from diaspora.notices.notify import OfficeWords, link_to, render_text
from diaspora.notices.written_emails import write_message, write_to_strangers

from ..enums import EventState, RegistrationState
from ..events.letters import event_is_off
from ..models import Registration
from .own_tickets import send_tickets
from .questions import questions_of, unanswered

_S = RegistrationState
#: Templates of letters; a first sentence in each is the reason, where one was given.
KINDS = {
    _S.REQUESTED: "event_registration_requested",
    _S.HELD: "event_registration_held",
    _S.CONFIRMED: "event_registration_confirmed",
    _S.WAITING: "event_registration_waiting",
    _S.OFFERED: "event_registration_offered",
    _S.EXPIRED: "event_registration_expired",
    _S.CANCELLED: "event_registration_cancelled",
    _S.REFUSED: "event_registration_refused",
}


def write_about(move: Move) -> None:
    """In the transaction of the move, in the language of whoever registered."""
    registration = move.row
    if move.to == _S.CANCELLED and move.before == _S.CONFIRMED and registration.event.state == EventState.CANCELLED:
        _tell_delegates(registration, move.reason)
    if kind := KINDS.get(RegistrationState(move.to)):
        more = _when_confirmed(registration) if move.to == _S.CONFIRMED else {}
        write(registration, kind, reason=move.reason, **more)
    if move.to == _S.CONFIRMED:
        send_tickets(registration)


def _when_confirmed(registration: Registration) -> dict[str, Any]:
    """What is still open, and papers that are made when they are asked for: they are always the newest."""
    event, language = registration.event, registration.language
    return {
        "unanswered": _unanswered(registration),
        "pdf": link_to(reverse("events:tickets_pdf", args=[event.slug, registration.key]), language),
        "calendar": link_to(reverse("events:event_calendar", args=[event.slug]), language),
    }


def _tell_delegates(registration: Registration, reason: str) -> None:
    """Those of a group who have an address of their own: they have planned a journey, whoever paid."""
    rows = registration.delegates.filter(cancelled_at=None).exclude(email="").exclude(email__iexact=registration.email)
    letters = []
    for delegate in rows:
        delegate.registration = registration
        to, language = delegate.written_to
        letters.append((event_is_off(registration.event, reason, language), to, delegate.name, language))
    write_to_strangers(letters)


def _unanswered(registration: Registration) -> int:
    """Questions that have to be answered and are not."""
    questions = questions_of(registration.event)
    if not questions:
        return 0
    found = registration.delegates.select_related("event", "category").prefetch_related("answers", "files")
    delegates = list(found)
    for delegate in delegates:
        delegate.registration = registration
    return sum(len(unanswered(questions, delegate)) for delegate in delegates)


def _for_strangers(value: object) -> object:
    """What somebody typed, shortened; a link of ours as it is."""
    return for_strangers(value) if isinstance(value, str) and not isinstance(value, OfficeWords) else value


def write(registration: Registration, kind: str, **values: object) -> None:
    event = registration.event
    values = {name: _for_strangers(value) for name, value in values.items()}
    told = {
        "event": written_in_every_language(event, "title"),
        "first": {"date": event.starts_on.isoformat()},
        "amount": registration.written if registration.amount_minor else "",
        "until": {"datetime": registration.hold_until.isoformat()} if registration.hold_until else "",
        "is_first": int(registration.is_first),
        "zone": event.time_zone,
        "is_off": int(event.state == EventState.CANCELLED),
        **values,
    }
    path = registration.get_absolute_url()
    message = render_text(kind=kind, values=told, path=path, language=registration.language)
    write_message(message, to=registration.email, name=registration.name, language=registration.language)
