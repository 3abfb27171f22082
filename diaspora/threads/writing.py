"""A message is written, and whoever reads it is told once until they have read."""

import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from casework.moves import as_now

from ..models import Thread, ThreadMessage, ThreadReading
from .errors import NotInThread, ThreadClosed
from .kinds import ThreadKind, kind_of


@transaction.atomic
def write_message(
    *, about: models.Model, by: Any, text: str, kept_from: str = "", key: uuid.UUID | None = None
) -> ThreadMessage:
    """`kept_from` is a side that must not read it. The same `key` again writes nothing and returns what was written.

    Raises NotInThread, ThreadClosed.
    """
    kind = kind_of(about)
    side = kind.side_of(as_now(by), about)
    if not side or kept_from in (side, kind.answers) or kept_from not in ("", *kind.sides):
        raise NotInThread
    if not kind.is_open(about):
        raise ThreadClosed
    thread, now = thread_about(about), timezone.now()
    message, is_new = ThreadMessage.objects.get_or_create(
        key=key or uuid.uuid4(),
        thread=thread,
        defaults={"author": by, "side": side, "kept_from": kept_from, "text": text.strip(), "written_at": now},
    )
    if is_new:
        _answers(thread, side=side, kind=kind)
        for other in kind.sides:
            if other not in (side, kept_from):
                _tell(thread, about=about, side=other, kind=kind)
    return message


def thread_about(record: models.Model) -> Thread:
    kind = ContentType.objects.get_for_model(record)
    return Thread.objects.get_or_create(content_type=kind, object_id=record.pk)[0]


@transaction.atomic
def owe_nothing(*, about: models.Model, by: Any) -> None:
    """The side that answers has nothing to answer. Twice does no harm. Raises NotInThread."""
    kind = kind_of(about)
    if kind.side_of(as_now(by), about) != kind.answers:
        raise NotInThread
    Thread.objects.filter(pk=thread_about(about).pk).update(waits_since=None)


def _answers(thread: Thread, *, side: str, kind: ThreadKind) -> None:
    """Whoever answers owes one for the oldest unanswered message."""
    if side == kind.answers:
        Thread.objects.filter(pk=thread.pk).update(waits_since=None)
    else:
        Thread.objects.filter(pk=thread.pk, waits_since=None).update(waits_since=timezone.now())


def _tell(thread: Thread, *, about: models.Model, side: str, kind: ThreadKind) -> None:
    """Those who were told and have not read since are left in peace. Four queries for any number of readers; of two
    messages in the same moment the second one waits here, and tells nobody again."""
    readers = list(kind.readers(about, side))
    ThreadReading.objects.bulk_create(
        [ThreadReading(thread=thread, user=reader, side=side) for reader in readers], ignore_conflicts=True
    )
    marks = ThreadReading.objects.filter(thread=thread, user__in=readers)
    untold = set(marks.select_for_update(no_key=True).filter(told_at=None).values_list("user", flat=True))
    marks.filter(user__in=untold).update(told_at=timezone.now())
    if new := [reader for reader in readers if reader.pk in untold]:
        kind.tell(about, side, new)
