"""What a subscriber decides about the newsletter, by the links in it."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from casework.letters.stops import forget_address, stop_kind
from casework.models import LetterKind
from home.models import Topic

from ..models import Subscriber

PAUSE = datetime.timedelta(days=90)


@transaction.atomic
def choose(*, subscriber: Subscriber, language: str, topics: Iterable[Topic], pauses: bool) -> Subscriber:
    """Language, topics, and whether to hear nothing for three months."""
    locked = Subscriber.objects.select_for_update(no_key=True).get(pk=subscriber.pk)
    locked.language = language
    if not pauses:
        locked.paused_until = None
    elif not locked.paused_until or locked.paused_until < timezone.now():
        locked.paused_until = timezone.now() + PAUSE
    locked.topics.set(topics)
    locked.save()
    return locked


@transaction.atomic
def leave(*, subscriber: Subscriber) -> None:
    """No more newsletters; other letters go on. Twice does no harm."""
    Subscriber.objects.filter(pk=subscriber.pk, left_at=None, confirmed_at__isnull=False).update(left_at=timezone.now())
    stop_kind(address=subscriber.email, kind=LetterKind.NEWSLETTER)


@transaction.atomic
def erase_subscriber(*, subscriber: Subscriber) -> None:
    """As if the address had never been here."""
    subscriber.delete()
    forget_address(address=subscriber.email)
