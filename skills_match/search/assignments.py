"""Text search and facets over the open assignments, in this process: the same whole numbers in every process.

People type words in either language; `plan.py` says what they ask for, and this engine carries the plan out.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from ..enums import ChangeKind
from ..matching.spelling import WordIndex
from ..matching.vocabulary import vocabulary
from ..models import Assignment, IndexChange
from ..models.change import ChangeMark
from ..models.querysets import today_in_closing_zone
from .documents import FACETS, LANGUAGES, Document, documents_of
from .plan import OTHER_NAME, Plan, plan_for


@dataclass(frozen=True)
class Found:
    """Hits with their worth (all 0 without a text), counts of every facet value, and words that were mended."""

    worth: dict[int, int]
    entries: dict[int, Document]
    counts: dict[str, Counter[str]]
    mended: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _State:
    mark: ChangeMark
    entries: dict[int, Document]
    words: WordIndex
    tokens: dict[str, frozenset[str]]


class AssignmentSearch:
    """Thread-safe. Reads everything once, then only what changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None

    def find(self, *, text: str = "", chosen: Mapping[str, Iterable[str]] | None = None) -> Found:
        """Open assignments that hold every word of `text` and have one of the chosen values in each facet.

        The counts of a facet tell what choosing another of its values would find: they respect the text and all
        other facets, not the facet itself.
        """
        state = self._fresh()
        today = today_in_closing_zone()
        picked = {facet: set(values) for facet, values in (chosen or {}).items() if set(values)}
        plan = plan_for(text, corpus=state, vocabulary=vocabulary()) if text.strip() else Plan()
        worth: dict[int, int] = {}
        counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for entry in state.entries.values():
            if entry.closing_on is not None and entry.closing_on < today:
                continue
            value = _worth(entry, plan)
            if value is None:
                continue
            missed = [facet for facet, values in picked.items() if not values & entry.facets[facet]]
            for facet in FACETS:
                if not missed or missed == [facet]:
                    counts[facet].update(entry.facets[facet])
            if not missed:
                worth[entry.id] = value
        return Found(worth, state.entries, counts, plan.mended)

    def forget(self) -> None:
        with self._lock:
            self._state = None

    def _fresh(self) -> _State:
        with self._lock:
            if self._state is None or self._state.mark.is_too_old:
                mark = IndexChange.objects.mark()
                self._state = _state(mark, documents_of(Assignment.objects.all()))
            else:
                self._state = _brought_up_to_date(self._state)
            return self._state


def _brought_up_to_date(state: _State) -> _State:
    changes, mark = IndexChange.objects.since(state.mark)
    if any(change.kind == ChangeKind.TAXONOMY for change in changes):
        return _state(mark, documents_of(Assignment.objects.all()))
    touched = {change.object_id for change in changes if change.kind == ChangeKind.ASSIGNMENT}
    if not touched:
        return _State(mark, state.entries, state.words, state.tokens)
    kept = {pk: entry for pk, entry in state.entries.items() if pk not in touched}
    return _state(mark, {**kept, **documents_of(Assignment.objects.filter(pk__in=touched))})


def _state(mark: ChangeMark, entries: dict[int, Document]) -> _State:
    words = {word for entry in entries.values() for word in entry.words}
    tokens = {
        language: frozenset(token for entry in entries.values() for token in entry.places[language])
        for language in LANGUAGES
    }
    return _State(mark, entries, WordIndex(words), tokens)


def _worth(entry: Document, plan: Plan) -> int | None:
    """Sum over the terms of their best answer; None when one of them has none."""
    total = 0
    for term in plan.terms:
        worth = max(
            (entry.worth(language, token) for language in LANGUAGES for token in term.tokens[language]), default=0
        )
        if not worth and any(all(entry.worth(*token) for token in name) for name in term.other_names):
            worth = OTHER_NAME
        if not worth:
            return None
        total += worth
    return total


assignment_search = AssignmentSearch()

Ranking = Callable[[int], tuple]


def ranked(found: Found, *, sort: str, scores: Mapping[int, int] | None = None) -> list[int]:
    """Ids of the hits in the order asked for: `closing`, `newest`, `match` (needs scores), or by the words."""
    far = datetime.date.max
    orders: dict[str, Ranking] = {
        "closing": lambda pk: (found.entries[pk].closing_on or far, pk),
        "newest": lambda pk: (-_moment(found.entries[pk]), -pk),
        "match": lambda pk: (-(scores or {}).get(pk, -1), found.entries[pk].closing_on or far, pk),
        "words": lambda pk: (-found.worth[pk], found.entries[pk].closing_on or far, pk),
    }
    return sorted(found.worth, key=orders[sort])


def _moment(entry: Document) -> float:
    return entry.published_at.timestamp() if entry.published_at else 0.0
