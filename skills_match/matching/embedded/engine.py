"""The embedded engine: finds the people that fit an assignment best, in this process, exactly as `score` says."""

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from heapq import nsmallest
from threading import Lock, Thread, current_thread

import numpy as np
from django.db import DatabaseError, connection
from numpy.typing import NDArray

from ...enums import Audience, ChangeKind
from ...models import IndexChange
from ...models.change import CHANGED_AT_MOST, ChangeMark
from ..facts import AssignmentFacts
from ..score import order
from .best import best_of
from .postings import Postings
from .tables import read_tables, unit_groups

#: With more than this at once a search does not read them first: it answers as things stood until the new arrays
#: are there, some seconds later.
READ_FIRST_AT_MOST = 5000

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Segment:
    """Some of the people; those who are not `current` have changed and stand in another segment, if at all."""

    postings: Postings
    current: NDArray[np.bool_]

    def eligible(
        self, audience: Audience, among: Collection[int] | None, possible_for: AssignmentFacts | None
    ) -> NDArray[np.bool_]:
        eligible = self.current & self.postings.for_hosts if audience == Audience.HOSTS else self.current
        if among is not None:
            chosen = np.zeros(len(eligible), bool)
            chosen[self.postings.slots_of(among)] = True
            eligible = eligible & chosen
        if possible_for is not None:
            eligible = eligible & self.postings.possible(possible_for)
        return eligible


@dataclass(frozen=True)
class _State:
    """What the engine knows at one moment. Replaced as a whole, so that a search never sees half a change.

    `changed` are the profiles of the second segment, `groups` the unit groups that both were built with.
    """

    mark: ChangeMark
    groups: dict[int, str]
    everybody: _Segment
    changed: frozenset[int] = frozenset()
    changed_people: _Segment | None = None
    is_behind: bool = False

    @property
    def segments(self) -> tuple[_Segment, ...]:
        return (self.everybody,) if self.changed_people is None else (self.everybody, self.changed_people)


class EmbeddedEngine:
    """Thread-safe. The first search builds the arrays, each later one first reads what changed since."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None
        self._builder: Thread | None = None

    def best(
        self,
        assignment: AssignmentFacts,
        *,
        audience: Audience,
        limit: int,
        among: Collection[int] | None = None,
        only_possible: bool = False,
    ) -> list[tuple[int, int]]:
        """(profile id, standing) of the `limit` best matches, best first: the order of `score.order`, no one left out.

        `among` restricts the search to these profiles, `only_possible` to those that rule nothing out. Ids are
        candidates: the caller loads the rows again with the reader's rights.
        """
        found = [
            pair
            for segment in self._fresh().segments
            for pair in best_of(
                segment.postings,
                segment.eligible(audience, among, assignment if only_possible else None),
                assignment,
                limit,
            )
        ]
        return nsmallest(limit, found, key=lambda pair: order(pair[0], assignment.id, pair[1]))

    def prepare(self) -> None:
        """Load what is needed, so that the next search is quick."""
        self._fresh()

    def forget(self) -> None:
        """Drop everything; the next search builds it again."""
        with self._lock:
            self._state = self._builder = None

    def _fresh(self) -> _State:
        with self._lock:
            if self._state is None or self._state.mark.is_too_old:
                self._state = _built()
            elif not (self._state.is_behind and self._builder):
                self._state = _brought_up_to_date(self._state)
                if self._state.is_behind or len(self._state.changed) > CHANGED_AT_MOST:
                    self._build_again()
            return self._state

    def _build_again(self) -> None:
        """Start building, unless somebody is at it. Inside a transaction, where another connection would not see
        what this one wrote, build here and now."""
        if connection.in_atomic_block:
            self._state = _built()
        elif self._builder is None:
            self._builder = Thread(target=self._build_in_background, name="matching arrays", daemon=True)
            self._builder.start()

    def _build_in_background(self) -> None:
        state = None
        try:
            state = _built()
        except DatabaseError:
            logger.exception("The matching arrays could not be built again; the next search tries once more")
        finally:
            connection.close()
            with self._lock:
                if self._builder is current_thread():
                    self._builder = None
                    self._state = state or self._state


def _built() -> _State:
    # The mark first: a change that commits while rows are read is then read again, never missed.
    mark = IndexChange.objects.mark()
    groups = unit_groups()
    return _State(mark, groups, _segment(groups))


def _segment(groups: dict[int, str], only: Collection[int] | None = None) -> _Segment:
    postings = Postings(read_tables(groups, only))
    return _Segment(postings, np.ones(len(postings.ids), bool))


def _brought_up_to_date(state: _State) -> _State:
    changes, mark = IndexChange.objects.since(state.mark)
    touched = {change.object_id for change in changes if change.kind == ChangeKind.PROFILE}
    regrouped = any(change.kind == ChangeKind.TAXONOMY for change in changes) and unit_groups() != state.groups
    changed = state.changed | touched
    if regrouped or len(changed) > READ_FIRST_AT_MOST:
        return replace(state, is_behind=True)
    if not touched:
        return replace(state, mark=mark, is_behind=False)
    current = state.everybody.current.copy()
    current[state.everybody.postings.slots_of(touched)] = False
    return replace(
        state,
        mark=mark,
        everybody=replace(state.everybody, current=current),
        changed=changed,
        changed_people=_segment(state.groups, changed),
        is_behind=False,
    )


engine = EmbeddedEngine()
