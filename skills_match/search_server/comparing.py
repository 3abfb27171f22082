"""Does the index hold what the rows say? Compared both ways, in slices; repaired through the outbox."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from ..enums import ChangeKind
from ..models import IndexChange, MatchIndex
from . import indices
from .changes import record_change
from .contents import contents_of

AT_ONCE = 1000


@dataclass
class OutOfStep:
    """Entries that the index lacks, that it should not hold, and that it holds otherwise."""

    missing: list[int] = field(default_factory=list)
    surplus: list[int] = field(default_factory=list)
    different: list[int] = field(default_factory=list)

    @property
    def all(self) -> list[int]:
        return sorted([*self.missing, *self.surplus, *self.different])

    def __len__(self) -> int:
        return len(self.missing) + len(self.surplus) + len(self.different)


def compare(*, index: MatchIndex, after: int = 0, seconds: float | None = None) -> tuple[OutOfStep, int | None]:
    """Differences among the entries above `after`, and how far it came in about `seconds`; None: to the end.

    Changes that are not indexed yet are no difference: readers add them themselves. May raise EngineAway.
    """
    found, started, contents = OutOfStep(), time.monotonic(), contents_of(index.kind)
    while True:
        mark = IndexChange.objects.mark()
        waiting = index.not_indexed(at_most=10**9)
        rows = contents.belonging().filter(pk__gt=after).order_by("pk")
        ids = list(rows.values_list("pk", flat=True)[:AT_ONCE])
        up_to = ids[-1] if len(ids) == AT_ONCE else None
        wanted = {pk: entry["checksum"] for pk, entry in contents.read(ids).items()}
        held = dict(indices.checksums(index.name, after=after, up_to=up_to, kind=index.kind))
        # What changed while both sides were read, and perhaps was indexed in between, proves nothing.
        meanwhile = IndexChange.objects.objects_since(mark, kind=index.kind, at_most=10**9)
        moving = wanted.keys() | held.keys() if waiting is None or meanwhile is None else waiting | meanwhile
        found.missing += sorted(wanted.keys() - held.keys() - moving)
        found.surplus += sorted(held.keys() - wanted.keys() - moving)
        found.different += sorted(pk for pk in (wanted.keys() & held.keys()) - moving if wanted[pk] != held[pk])
        if up_to is None:
            return found, None
        after = up_to
        if seconds is not None and time.monotonic() - started > seconds:
            return found, after


def note_comparison(*, index: MatchIndex, found: int, reached: int | None) -> None:
    """Remember how far a comparison came; with `reached` None it is done."""
    before = index.differences if index.checked_up_to else 0
    MatchIndex.objects.filter(pk=index.pk).update(
        checked_up_to=reached,
        differences=before + found,
        **({} if reached is not None else {"checked_at": timezone.now()}),
    )


def repair(*, index: MatchIndex, entries: Iterable[int]) -> int:
    """Have these entries written again: an ordinary change each, drained like any other."""
    changes = [record_change(kind=ChangeKind(index.kind), object_id=pk) for pk in entries]
    return len(changes)
