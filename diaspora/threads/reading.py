"""What somebody reads of a thread, and how far they and others have read."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from ..models import Thread, ThreadMessage, ThreadReading
from .kinds import ThreadKind, kind_of


@dataclass(frozen=True)
class ShownMessage:
    """A message as one side reads it. `author` is empty where nobody of that side is named."""

    text: str
    side: str | Promise
    author: str
    written_at: datetime.datetime
    is_own: bool
    is_new: bool
    #: Which other sides can read it, and whether somebody there has.
    readers: list[tuple[str | Promise, bool]]


def read_thread(*, about: models.Model, by: Any) -> list[ShownMessage]:
    """Everything that the side of `by` may read, the oldest first; they have read it from now on. Nothing for whoever
    is on no side. Five queries however long it is."""
    kind, now = kind_of(about), timezone.now()
    side = kind.side_of(by, about)
    thread = _found(about) if side else None
    if thread is None:
        return []
    marks = _read_by_side(thread)
    before = ThreadReading.objects.filter(thread=thread, user=by).values_list("read_at", flat=True).first()
    shown = [
        _shown(message, kind, side, by, before, marks)
        for message in thread.messages.exclude(kept_from=side).select_related("author")
    ]
    ThreadReading.objects.update_or_create(
        thread=thread, user=by, defaults={"read_at": now, "told_at": None, "side": side}
    )
    return shown


def number_of_messages(*, about: models.Model, side: str) -> int:
    kind = ContentType.objects.get_for_model(about)
    return (
        ThreadMessage.objects.filter(thread__content_type=kind, thread__object_id=about.pk)
        .exclude(kept_from=side)
        .count()
    )


def unread_by(user: Any, *, model: type[models.Model]) -> QuerySet[ThreadReading]:
    """Threads about records of `model` in which something is new for `user`."""
    kind = ContentType.objects.get_for_model(model)
    return ThreadReading.objects.filter(user=user, told_at__isnull=False, thread__content_type=kind)


def _found(about: models.Model) -> Thread | None:
    kind = ContentType.objects.get_for_model(about)
    return Thread.objects.filter(content_type=kind, object_id=about.pk).first()


def _read_by_side(thread: Thread) -> dict[str, datetime.datetime]:
    """How far somebody of each side has read."""
    read = thread.readings.exclude(read_at=None).order_by().values("side")
    return dict(read.annotate(until=Max("read_at")).values_list("side", "until"))


def _shown(
    message: ThreadMessage,
    kind: ThreadKind,
    side: str,
    reader: Any,
    before: datetime.datetime | None,
    marks: dict[str, datetime.datetime],
) -> ShownMessage:
    is_own = message.author_id is not None and message.author_id == reader.pk
    return ShownMessage(
        text=message.text,
        side=kind.sides[message.side],
        author=str(message.author) if message.author and message.author.is_active else "",
        written_at=message.written_at,
        is_own=is_own,
        is_new=not is_own and (before is None or message.written_at > before),
        readers=[
            (title, name in marks and marks[name] >= message.written_at)
            for name, title in kind.sides.items()
            if name not in (message.side, message.kept_from)
        ],
    )
