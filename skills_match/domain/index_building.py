"""Building an index anew beside the one in use, without downtime; cut off at any point, it goes on where it was."""

import time
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from diaspora.models import Profile

from ..enums import IndexState
from ..matching.elastic import indices
from ..models import IndexChange, MatchIndex
from .index_writing import AT_ONCE, Writer, writing_to


class RebuildRunning(Exception):
    """Somebody builds already; the text says since when and how far it is."""


def begin_build() -> MatchIndex:
    """The row of a new index. Nothing is written yet. Raises RebuildRunning when one is being built."""
    # The mark first: what changes while people are read is read again at the end.
    mark = IndexChange.objects.mark()
    try:
        with transaction.atomic():
            return MatchIndex.objects.create(
                name=f"{indices.alias()}-{timezone.now():%Y%m%d-%H%M%S-%f}",
                sequence=mark.sequence,
                transaction=mark.transaction,
                seen=sorted(mark.seen),
                drained_at=mark.read_at,
            )
    except IntegrityError:
        running = MatchIndex.objects.building()
        raise _running(running) if running else RebuildRunning() from None


def build(
    *, index: MatchIndex, seconds: float | None = None, progress: Callable[[int], None] = lambda people: None
) -> bool:
    """Go on with building, for about `seconds`, and put the index into use when it is whole. True when it is.

    Raises RebuildRunning when another process is at it, and EngineAway.
    """
    started = time.monotonic()
    with writing_to(index) as writer:
        if writer is None:
            raise _running(MatchIndex.objects.get(pk=index.pk))
        if writer.index.state != IndexState.BUILDING:
            return True
        if not indices.exists(writer.index.name):
            writer.note_progress(reached=0, people=0)
            indices.create(writer.index.name)
        while people := _next(writer.index.reached):
            written = writer.index.people + writer.write(people)
            writer.note_progress(reached=people[-1], people=written)
            progress(written)
            if seconds is not None and time.monotonic() - started > seconds:
                return False
        indices.refresh(writer.index.name)
        writer.catch_up()
        indices.point_alias_to(writer.index.name)
        _put_into_use(writer)
    return True


def drop_build(*, index: MatchIndex) -> None:
    """Give up an index that was never in use."""
    indices.remove(index.name)
    MatchIndex.objects.filter(pk=index.pk, state=IndexState.BUILDING).delete()


def remove_retired() -> int:
    """Delete indexes that were replaced."""
    removed = 0
    for index in MatchIndex.objects.removable():
        indices.remove(index.name)
        index.delete()
        removed += 1
    return removed


def people_to_index() -> int:
    return Profile.objects.matchable().count()


def _next(reached: int) -> list[int]:
    people = Profile.objects.matchable().filter(pk__gt=reached).order_by("pk")
    return list(people.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _put_into_use(writer: Writer) -> None:
    """The one moment of the change: which index answers and how far it has read stand in the same row."""
    now = timezone.now()
    MatchIndex.objects.filter(state=IndexState.LIVE).update(state=IndexState.RETIRED, retired_at=now)
    writer.go_live(now)


def _running(index: MatchIndex) -> RebuildRunning:
    return RebuildRunning(
        f"An index is being built since {timezone.localtime(index.created_at):%H:%M:%S}, {index.people} people so far."
    )
