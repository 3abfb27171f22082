"""Asking for the newsletter: one letter with one button, whatever the portal knows of the address."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from casework.letters.stops import allow_kind
from casework.models import LetterKind
from diaspora.notices.notify import OfficeWords, render_text
from diaspora.notices.written_emails import write_message
from home.models import Topic

from ..models import Subscriber
from .consent import consent_text
from .links import link_to

#: Whoever asks again within this time gets no second letter: an address cannot be flooded by others.
ASKED_AGAIN = datetime.timedelta(minutes=10)


@transaction.atomic
def ask_to_subscribe(*, email: str, language: str, topics: Iterable[Topic] = ()) -> None:
    """Write the letter that asks; a reader gets the link to their choices instead. Nothing else tells the two apart."""
    address, now = email.lower(), timezone.now()
    subscriber, is_new = Subscriber.objects.get_or_create(
        email=address, defaults={"language": language, "consent_text": consent_text(language)}
    )
    subscriber = Subscriber.objects.select_for_update(no_key=True).get(pk=subscriber.pk)
    if not is_new and now - subscriber.asked_at < ASKED_AGAIN:
        return
    subscriber.asked_at = now
    if not subscriber.is_reading:
        subscriber.language, subscriber.consent_text = language, consent_text(language)
        subscriber.topics.set(topics)
    subscriber.save()
    write_to(subscriber)


def write_to(subscriber: Subscriber) -> None:
    """The letter that asks for the one press that confirms, or leads a reader to their choices."""
    kind = "manage" if subscriber.is_reading else "confirm"
    values = {"link": OfficeWords(link_to(kind, subscriber)), "note": subscriber.source_note}
    message = render_text(kind=f"newsletter_{kind}", values=values, path="", language=subscriber.language)
    write_message(message, to=subscriber.email, name="", language=subscriber.language)


@transaction.atomic
def confirm_subscription(*, subscriber: Subscriber) -> Subscriber:
    """The owner of the mailbox says yes, whatever was said before. Twice changes nothing."""
    locked = Subscriber.objects.select_for_update(no_key=True).get(pk=subscriber.pk)
    if not locked.is_reading:
        locked.confirmed_at, locked.left_at, locked.consented_on = timezone.now(), None, timezone.localdate()
        locked.save()
        allow_kind(address=locked.email, kind=LetterKind.NEWSLETTER)
    return locked
