"""What everybody reads who was to come to an event that is cancelled, and has nothing to get back."""

from django.urls import reverse

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers
from diaspora.notices.notify import Message, render_text

from ..models import Event


def event_is_off(event: Event, reason: str, language: str) -> Message:
    values = {
        "event": written_in_every_language(event, "title"),
        "first": {"date": event.starts_on.isoformat()},
        "reason": for_strangers(reason),
    }
    path = reverse("events:programme", args=[event.slug])
    return render_text(kind="event_is_off", values=values, path=path, language=language)
