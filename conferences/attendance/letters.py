"""What delegates read when an event is over."""

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message

from ..models import Delegate
from .links import path_of


def write_to_delegate(delegate: Delegate) -> None:
    """To the delegate's own address, where there is one; else to whoever registered."""
    to, language = delegate.written_to
    values = {
        "event": written_in_every_language(delegate.event, "title"),
        "name": for_strangers(delegate.name),
    }
    message = render_text(kind="event_after", values=values, path=path_of(delegate), language=language)
    write_message(message, to=to, name=delegate.name, language=language)
