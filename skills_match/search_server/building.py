"""Building a new index next to the one in use, without downtime; cut off at any point, it goes on where it was."""

import time
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..enums import ChangeKind, IndexState
from ..models import IndexChange, MatchIndex
from . import indices
from .contents import contents_of
from .writing import AT_ONCE, Writer, writing_to


class RebuildRunning(Exception):
    """Somebody builds already; the text says since when and how far it is."""


def begin_build(*, kind: str = ChangeKind.PROFILE) -> MatchIndex:
    """The row of a new index. Nothing is written yet. Raises RebuildRunning when one of its kind is being built."""
    # The mark first: what changes while rows are read is read again at the end.
    mark = IndexChange.objects.mark()
    try:
        with transaction.atomic():
            return MatchIndex.objects.create(
                kind=kind,
                name=f"{indices.alias(kind)}-{timezone.now():%Y%m%d-%H%M%S-%f}",
                sequence=mark.sequence,
                transaction=mark.transaction,
                seen=sorted(mark.seen),
                drained_at=mark.read_at,
            )
    except IntegrityError:
        running = MatchIndex.objects.building(kind)
        raise _running(running) if running else RebuildRunning() from None


def build(
    *, index: MatchIndex, seconds: float | None = None, progress: Callable[[int], None] = lambda entries: None
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
            writer.note_progress(reached=0, entries=0)
            indices.create(writer.index.name, kind=index.kind)
        while ids := _next(writer.index):
            written = writer.index.entries + writer.write(ids)
            writer.note_progress(reached=ids[-1], entries=written)
            progress(written)
            if seconds is not None and time.monotonic() - started > seconds:
                return False
        indices.refresh(writer.index.name)
        writer.catch_up()
        indices.point_alias_to(writer.index.name, kind=index.kind)
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


def _next(index: MatchIndex) -> list[int]:
    rows = contents_of(index.kind).belonging().filter(pk__gt=index.reached).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _put_into_use(writer: Writer) -> None:
    """The one moment of the change: which index answers and how far it has read stand in the same row."""
    now = timezone.now()
    live = MatchIndex.objects.filter(kind=writer.index.kind, state=IndexState.LIVE)
    live.update(state=IndexState.RETIRED, retired_at=now)
    writer.go_live(now)


def _running(index: MatchIndex) -> RebuildRunning:
    return RebuildRunning(
        f"An index is being built since {timezone.localtime(index.created_at):%H:%M:%S}, "
        f"{index.entries} {contents_of(index.kind).name} so far."
    )
