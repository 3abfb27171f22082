"""The embedded engine: finds the people that fit an assignment best, in this process, exactly as `score` says."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from heapq import nsmallest
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from diaspora.models import Profile

from ..enums import ChangeKind
from ..models import IndexChange
from ..models.change import ChangeMark
from .facts import AssignmentFacts, PersonFacts
from .postings import Postings, tie_breaks
from .rows import person_facts
from .score import order, score

#: With more changed people than this the arrays are built anew; up to it they are scored one by one.
CHANGED_AT_MOST = 500


class Audience(StrEnum):
    """For whom people are looked up: the office sees all matchable ones, hosts those who agreed to that."""

    OFFICE = "office"
    HOSTS = "hosts"


@dataclass(frozen=True)
class _State:
    """What the engine knows at one moment. Replaced as a whole, so that a search never sees half a change."""

    postings: Postings
    mark: ChangeMark
    outdated: NDArray[np.bool_]
    changed: dict[int, PersonFacts] = field(default_factory=dict)
    changed_for_hosts: frozenset[int] = frozenset()


class EmbeddedEngine:
    """Thread-safe. The first search builds the arrays, each later one first reads what changed since."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None

    def best(
        self, assignment: AssignmentFacts, *, audience: Audience, limit: int, among: set[int] | None = None
    ) -> list[tuple[int, int]]:
        """(profile id, total) of the `limit` best matches, best first: the order of `score.order`, no one left out.

        `among` restricts the search to these profiles. Ids are candidates: the caller loads the rows again with
        the reader's rights.
        """
        state = self._fresh()
        found = _best_of_postings(state, assignment, audience, limit, among)
        for pk, person in state.changed.items():
            if (audience == Audience.OFFICE or pk in state.changed_for_hosts) and (among is None or pk in among):
                parts = score(person, assignment)
                if parts.is_match:
                    found.append((pk, parts.total))
        return nsmallest(limit, found, key=lambda pair: order(pair[0], assignment.id, pair[1]))

    def prepare(self) -> None:
        """Load what is needed, so that the next search is quick."""
        self._fresh()

    def forget(self) -> None:
        """Drop everything; the next search builds it anew."""
        with self._lock:
            self._state = None

    def _fresh(self) -> _State:
        with self._lock:
            if self._state is None or self._state.mark.is_too_old:
                self._state = _build()
            else:
                self._state = _brought_up_to_date(self._state)
            return self._state


def _build() -> _State:
    # The mark first: a change that commits while rows are read is then read again, never missed.
    mark = IndexChange.objects.mark()
    postings = Postings()
    return _State(postings, mark, np.zeros(len(postings.ids), bool))


def _brought_up_to_date(state: _State) -> _State:
    changes, mark = IndexChange.objects.since(state.mark)
    touched = {change.object_id for change in changes if change.kind == ChangeKind.PROFILE}
    if not touched:
        return replace(state, mark=mark)
    if len(touched | state.changed.keys()) > CHANGED_AT_MOST:
        return _build()
    outdated = state.outdated.copy()
    outdated[state.postings.slots_of(touched)] = True
    kept = {pk: facts for pk, facts in state.changed.items() if pk not in touched}
    return _State(
        postings=state.postings,
        mark=mark,
        outdated=outdated,
        changed={**kept, **person_facts(Profile.objects.matchable().filter(pk__in=touched))},
        changed_for_hosts=(state.changed_for_hosts - touched) | _for_hosts(touched),
    )


def _for_hosts(profiles: Iterable[int]) -> frozenset[int]:
    return frozenset(Profile.objects.matchable_for_hosts().filter(pk__in=profiles).values_list("pk", flat=True))


def _best_of_postings(
    state: _State, assignment: AssignmentFacts, audience: Audience, limit: int, among: set[int] | None
) -> list[tuple[int, int]]:
    postings = state.postings
    totals, skills = postings.totals(assignment)
    eligible = (skills > 0) & ~state.outdated
    if audience == Audience.HOSTS:
        eligible &= postings.for_hosts
    if among is not None:
        chosen = np.zeros(len(postings.ids), bool)
        chosen[postings.slots_of(among)] = True
        eligible &= chosen
    slots = np.flatnonzero(eligible)
    if not len(slots):
        return []
    # The lowest total that can still be among the best, found by counting: sorting everybody would be slow, and a
    # partial sort is slower still when thousands share a total.
    counts = np.bincount(totals[slots])
    from_the_top = np.cumsum(counts[::-1])
    threshold = len(counts) - 1 - int(np.searchsorted(from_the_top, min(limit, len(slots))))
    slots = slots[totals[slots] >= threshold]
    place = np.lexsort((postings.ids[slots], tie_breaks(postings.ids[slots], assignment.id), -totals[slots]))[:limit]
    return [(int(postings.ids[slot]), int(totals[slot])) for slot in slots[place]]


engine = EmbeddedEngine()
