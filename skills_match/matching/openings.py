"""The facts of all open assignments, kept in this process: what one person is compared with."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from ..models.querysets import today_in_closing_zone
from .facts import AssignmentFacts, PersonFacts
from .kept_assignments import KeptAssignments
from .rows import assignment_facts
from .score import Score, order, score
from .taxonomy import taxonomy_facts


@dataclass(frozen=True)
class _Opening:
    """`required` are the skills one of which brings it into a list; the other way is the occupation."""

    facts: AssignmentFacts
    closing_on: datetime.date | None
    required: frozenset[int]

    def may_list(self, person: PersonFacts) -> bool:
        return not self.required.isdisjoint(person.skills) or self.facts.occupation in person.occupations


class Pairing(NamedTuple):
    """A person against an open assignment: both as they were compared, and what came out."""

    person: PersonFacts
    facts: AssignmentFacts
    score: Score


class Openings(KeptAssignments[_Opening, dict[int, _Opening]]):
    def best_for(self, person: PersonFacts) -> list[Pairing]:
        """Every open assignment that fits `person`, best first.

        These are candidates: the caller loads the rows again with the reader's rights.
        """
        today = today_in_closing_zone()
        pairings = [
            Pairing(person, opening.facts, score(person, opening.facts))
            for opening in self.fresh().values()
            if opening.closing_on is None or opening.closing_on >= today
            if opening.may_list(person)
        ]
        return sorted(pairings, key=lambda pairing: order(person.id, pairing.facts.id, pairing.score.standing))

    def read(self, assignments):
        """In four queries."""
        taxonomy = taxonomy_facts()
        return {
            assignment.pk: _opening(assignment_facts(assignment, taxonomy), assignment.closing_on)
            for assignment in assignments.published().for_matching()
        }

    def whole(self, entries):
        return entries


def _opening(facts: AssignmentFacts, closing_on: datetime.date | None) -> _Opening:
    return _Opening(facts, closing_on, frozenset(requirement.skill for requirement in facts.required))


openings = Openings()
