"""What a delegate reads who waited for a place in a session."""

from django.utils import translation

from casework.languages import written_in_every_language
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message

from ..models import Delegate, Event
from ..programme.reading import Slot
from .links import path_of


def tell_about_place(delegate: Delegate, slot: Slot, event: Event) -> None:
    """In the language of the registration."""
    registration = delegate.registration
    with translation.override(registration.language):
        told = {"title": slot.title, "day": slot.day, "times": slot.times, "place": slot.place}
    values = {"event": written_in_every_language(event, "title"), "zone": event.time_zone, **told}
    path = path_of(delegate, event)
    message = render_text(kind="event_session_place", values=values, path=path, language=registration.language)
    to = delegate.email or registration.email
    write_message(message, to=to, name=delegate.name, language=registration.language)
