"""The facts of all open assignments, kept in this process: what one person is compared with."""

import datetime
from dataclasses import dataclass, field, replace
from threading import Lock

from ..enums import ChangeKind
from ..models import Assignment, IndexChange
from ..models.change import ChangeMark
from ..models.querysets import today_in_closing_zone
from .facts import AssignmentFacts, PersonFacts
from .rows import assignment_facts
from .score import Parts, order, score
from .taxonomy import taxonomy_facts


@dataclass(frozen=True)
class _Opening:
    """`skills` are all that could earn a point: those asked for and those that stand in for them."""

    facts: AssignmentFacts
    closing_on: datetime.date | None
    skills: frozenset[int]


@dataclass(frozen=True)
class _State:
    mark: ChangeMark
    openings: dict[int, _Opening] = field(default_factory=dict)


class Openings:
    """Thread-safe. The first call reads all published assignments, each later one only what changed since."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None

    def best_for(self, person: PersonFacts) -> list[tuple[int, Parts]]:
        """(assignment id, parts) of every open assignment that fits `person`, best first.

        Ids are candidates: the caller loads the rows again with the reader's rights.
        """
        today = today_in_closing_zone()
        scored = [
            (pk, score(person, opening.facts))
            for pk, opening in self._fresh().openings.items()
            if opening.closing_on is None or opening.closing_on >= today
            if not opening.skills.isdisjoint(person.skills)
        ]
        found = [(pk, parts) for pk, parts in scored if parts.is_match]
        return sorted(found, key=lambda pair: order(person.id, pair[0], pair[1].total))

    def prepare(self) -> None:
        """Load what is needed, so that the next call is quick."""
        self._fresh()

    def forget(self) -> None:
        """Drop everything; the next call reads it anew."""
        with self._lock:
            self._state = None

    def _fresh(self) -> _State:
        with self._lock:
            if self._state is None or self._state.mark.is_too_old:
                # The mark first: a change that commits while rows are read is then read again, never missed.
                mark = IndexChange.objects.mark()
                self._state = _State(mark, _read(Assignment.objects.all()))
            else:
                self._state = _brought_up_to_date(self._state)
            return self._state


def _brought_up_to_date(state: _State) -> _State:
    changes, mark = IndexChange.objects.since(state.mark)
    if any(change.kind == ChangeKind.TAXONOMY for change in changes):
        return _State(mark, _read(Assignment.objects.all()))
    touched = {change.object_id for change in changes if change.kind == ChangeKind.ASSIGNMENT}
    if not touched:
        return replace(state, mark=mark)
    kept = {pk: opening for pk, opening in state.openings.items() if pk not in touched}
    return _State(mark, {**kept, **_read(Assignment.objects.filter(pk__in=touched))})


def _read(assignments) -> dict[int, _Opening]:
    """Openings of those that are published, in four queries; whether the closing day has come is asked each time."""
    taxonomy = taxonomy_facts()
    return {
        assignment.pk: _opening(assignment_facts(assignment, taxonomy), assignment.closing_on)
        for assignment in assignments.published().for_matching()
    }


def _opening(facts: AssignmentFacts, closing_on: datetime.date | None) -> _Opening:
    asked = {requirement.skill for requirement in facts.requirements}
    stand_ins = {skill for requirement in facts.requirements for skill, _strength in requirement.related}
    return _Opening(facts, closing_on, frozenset(asked | stand_ins))


openings = Openings()
