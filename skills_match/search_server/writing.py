"""Writing to an index on the search server: one writer at a time, and a late one can do no harm.

Whoever writes takes a lease and a version higher than any before, and only then reads the rows. Entries carry the
version, so that a writer who was stopped and wakes up later is refused: by the search server for its entries (409),
and by the row of the index for its mark.
"""

import datetime
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.models import Q
from django.utils import timezone

from ..enums import ChangeKind, IndexState
from ..models import IndexChange, MatchIndex
from ..models.change import FOUND_BY_WORDS, ChangeMark
from . import indices
from .contents import contents_of
from .failures import note_failures

#: Longer than any single request to the search server may take.
LEASE = datetime.timedelta(seconds=90)
AT_ONCE = 500


class LeaseLost(Exception):
    """Another writer has taken over. What was written is harmless; the mark stays where it is."""


class Writer:
    """The right to write to one index, until it is lost."""

    def __init__(self, index: MatchIndex) -> None:
        self.index = index
        self._contents = contents_of(index.kind)

    def write(self, ids: Sequence[int]) -> int:
        """Bring these into the index as they are now, or out of it. Returns how many are in it."""
        written = 0
        for start in range(0, len(ids), AT_ONCE):
            batch = ids[start : start + AT_ONCE]
            self._store(leased_until=timezone.now() + LEASE)
            entries = self._contents.read(batch)
            refused = indices.write(self.index.name, {pk: entries.get(pk) for pk in batch}, version=self.index.writes)
            note_failures(index=self.index, tried=batch, refused=refused)
            written += len(entries)
        return written

    def catch_up(self, *, also: Sequence[int] = ()) -> int:
        """Write what changed since the mark, and `also` these; then move the mark. Returns how many entries."""
        changes, mark = IndexChange.objects.since(self.index.mark)
        touched = {*also, *(change.object_id for change in changes if change.kind == self.index.kind)}
        is_taxonomy_changed = any(change.kind == ChangeKind.TAXONOMY for change in changes)
        if is_taxonomy_changed and self.index.kind in FOUND_BY_WORDS:
            touched |= set(self._contents.belonging().values_list("pk", flat=True))
        elif is_taxonomy_changed and self.index.checked_up_to is None:
            # An occupation may have moved to another group, for anybody: all of the index is compared, and repaired.
            self._store(checked_up_to=0)
        self.write(sorted(touched))
        if touched:
            indices.refresh(self.index.name)
        self.reach(mark)
        return len(touched)

    def reach(self, mark: ChangeMark) -> None:
        self._store(
            sequence=mark.sequence, transaction=mark.transaction, seen=sorted(mark.seen), drained_at=mark.read_at
        )

    def note_progress(self, *, reached: int, entries: int) -> None:
        self._store(reached=reached, entries=entries)

    def go_live(self, now: datetime.datetime) -> None:
        self._store(state=IndexState.LIVE, live_at=now)

    def _store(self, **values) -> None:
        """Only as long as nobody else has taken a higher version."""
        if not MatchIndex.objects.filter(pk=self.index.pk, writes=self.index.writes).update(**values):
            raise LeaseLost(self.index.name)
        for name, value in values.items():
            setattr(self.index, name, value)


@contextmanager
def writing_to(index: MatchIndex) -> Iterator[Writer | None]:
    """The lease of this index; None while somebody else has it. One that was never given back runs out."""
    index = MatchIndex.objects.get(pk=index.pk)
    now = timezone.now()
    # By the clock, so that it also rises when an older copy of the database was restored.
    version = max(index.writes + 1, time.time_ns() // 1_000_000)
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    taken = MatchIndex.objects.filter(free, pk=index.pk, writes=index.writes)
    if not taken.update(writes=version, leased_until=now + LEASE):
        yield None
        return
    index.writes = version
    try:
        yield Writer(index)
    finally:
        MatchIndex.objects.filter(pk=index.pk, writes=version).update(leased_until=None)
