"""What a process remembers of the published assignments: read once, then only what changed."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from threading import Lock
from typing import Generic, TypeVar

from ..enums import ChangeKind
from ..models import Assignment, IndexChange
from ..models.change import ChangeMark
from ..models.querysets import AssignmentQuerySet

Entry = TypeVar("Entry")
Whole = TypeVar("Whole")


@dataclass(frozen=True)
class _State(Generic[Entry, Whole]):
    mark: ChangeMark
    entries: dict[int, Entry]
    whole: Whole


class KeptAssignments(ABC, Generic[Entry, Whole]):
    """Thread-safe. Whether the closing day of an assignment has come is for its readers to ask, each time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State[Entry, Whole] | None = None

    @abstractmethod
    def read(self, assignments: AssignmentQuerySet) -> dict[int, Entry]:
        """What is kept of those that are published, by id."""

    @abstractmethod
    def whole(self, entries: dict[int, Entry]) -> Whole:
        """What readers need of all entries together; made again when one of them has changed."""

    def fresh(self) -> Whole:
        """As things stand now. One query when nothing has changed."""
        with self._lock:
            if self._state is None or self._state.mark.is_too_old:
                # The mark first: a change that commits while rows are read is then read again, never missed.
                self._state = self._everything(IndexChange.objects.mark())
            else:
                self._state = self._brought_up_to_date(self._state)
            return self._state.whole

    def prepare(self) -> None:
        """Load what is needed, so that the next call is quick."""
        self.fresh()

    def forget(self) -> None:
        """Drop everything; the next call reads it again."""
        with self._lock:
            self._state = None

    def _everything(self, mark: ChangeMark) -> _State[Entry, Whole]:
        return self._with(mark, self.read(Assignment.objects.all()))

    def _brought_up_to_date(self, state: _State[Entry, Whole]) -> _State[Entry, Whole]:
        changes, mark = IndexChange.objects.since(state.mark)
        if any(change.kind == ChangeKind.TAXONOMY for change in changes):
            return self._everything(mark)
        touched = {change.object_id for change in changes if change.kind == ChangeKind.ASSIGNMENT}
        if not touched:
            return replace(state, mark=mark)
        kept = {pk: entry for pk, entry in state.entries.items() if pk not in touched}
        return self._with(mark, {**kept, **self.read(Assignment.objects.filter(pk__in=touched))})

    def _with(self, mark: ChangeMark, entries: dict[int, Entry]) -> _State[Entry, Whole]:
        return _State(mark, entries, self.whole(entries))
