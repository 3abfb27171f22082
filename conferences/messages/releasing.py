"""A message is written, read as it will arrive, and released once."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import written_in_every_language
from casework.refusals import Refused
from casework.typed.versions import digest
from diaspora.notices.notify import Message, OfficeWords, render_text
from diaspora.notices.written_emails import write_to_strangers

from ..models import EventMessage
from .readers import Addressee, readers_of


class SentAlready(Refused):
    text = _("This message was sent already.")
    is_harmless = True


class MessageChanged(Refused):
    text = _("The text or its readers changed since you read it. Read it once more, then send it.")


class NobodyReads(Refused):
    text = _("Nobody is there whom this message is for.")


def letters_of(message: EventMessage) -> dict[str, Message]:
    """As it will be read, by language."""
    return {code: _letter(message, code) for code, _name in settings.FULL_LANGUAGES}


def _letter(message: EventMessage, language: str) -> Message:
    event = message.event
    values = {
        "event": written_in_every_language(event, "title"),
        "subject": OfficeWords(written_in_every_language(message, "subject")[language]),
        "text": OfficeWords(written_in_every_language(message, "text")[language]),
    }
    return render_text(kind="event_message", values=values, path=event.get_absolute_url(), language=language)


def print_of(message: EventMessage, readers: list[Addressee]) -> str:
    """What was read, and for whom: another one as soon as either changes."""
    texts = [written_in_every_language(message, name) for name in ("subject", "text")]
    return digest([texts, message.readers, message.category_id, sorted(reader.address for reader in readers)])


@transaction.atomic
def release_message(*, message: EventMessage, by: Any, seen: str) -> EventMessage:
    """Written to everybody whom it is for, in their language. `seen` is the `print_of` that was read.

    Raises SentAlready, MessageChanged, NobodyReads.
    """
    rows = EventMessage.objects.select_for_update(no_key=True, of=("self",))
    locked = rows.select_related("event").get(pk=message.pk)
    if locked.released_at:
        raise SentAlready
    readers = readers_of(locked)
    if print_of(locked, readers) != seen:
        raise MessageChanged
    if not readers:
        raise NobodyReads
    letters = letters_of(locked)
    write_to_strangers((letters[each.language], each.address, each.name, each.language) for each in readers)
    locked.released_at, locked.released_by, locked.sent_to = timezone.now(), by, len(readers)
    locked.save(update_fields=["released_at", "released_by", "sent_to"])
    log(instance=locked.event, action="event.message", user=by, data={"message": locked.pk})
    return locked
