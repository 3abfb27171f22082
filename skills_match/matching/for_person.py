"""Assignments that fit a person, explained for that person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diaspora.enums import ConsentPurpose
from diaspora.models import Profile

from ..models import Assignment
from ..vocabulary.picker import vocabulary
from .advice.additions import best_additions
from .advice.sentences import Advice, advise
from .bands import band_of
from .explain import Explanation, explain
from .facts import AssignmentFacts, PersonFacts
from .names import Names
from .openings import openings
from .rows import assignment_facts, person_facts
from .score import Parts, score
from .taxonomy import TaxonomyFacts, taxonomy_facts
from .words import names_of


@dataclass(frozen=True)
class AssignmentMatch:
    """An open assignment that fits a person, and why."""

    assignment: Assignment
    parts: Parts
    explanation: Explanation

    @property
    def shown_name(self) -> str:
        """Whom a matrix shows."""
        return _("You")


def may_be_matched(*, profile: Profile) -> bool:
    """Did the person agree to matching? Without that nothing is compared, not even for their own page."""
    return profile.user.consents.filter(purpose=ConsentPurpose.MATCHING, withdrawn_at=None).exists()


def ranked_assignments(*, profile: Profile) -> list[tuple[int, Parts]]:
    """(assignment id, parts) of every open assignment that fits `profile`, best first. Seven queries."""
    return openings.best_for(person_facts([profile])[profile.pk])


def explained_assignments(*, profile: Profile, ranked: Sequence[tuple[int, Parts]]) -> list[AssignmentMatch]:
    """The same, with rows, reasons, gaps and what would change them in the active language; one that has closed
    meanwhile is left out."""
    rows = Assignment.objects.open().for_lists().for_matching().in_bulk([pk for pk, _parts in ranked])
    return _explained_for_person(profile, [rows[pk] for pk, _parts in ranked if pk in rows])


def assignments_for(*, profile: Profile, limit: int | None = None) -> list[AssignmentMatch]:
    """Open assignments that fit `profile`, best first, explained in the active language."""
    return explained_assignments(profile=profile, ranked=ranked_assignments(profile=profile)[:limit])


def match_of(*, profile: Profile, assignment: Assignment) -> AssignmentMatch:
    """How well one person fits one assignment, for that person; also when it is hardly a match."""
    return _explained_for_person(profile, [assignment])[0]


def _explained_for_person(profile: Profile, assignments: Sequence[Assignment]) -> list[AssignmentMatch]:
    """With advice, which nobody else gets: only the person can add anything."""
    person, taxonomy = person_facts([profile])[profile.pk], taxonomy_facts()
    facts = [assignment_facts(assignment, taxonomy) for assignment in assignments]
    scored = [score(person, asked) for asked in facts]
    names = names_of(scored, vocabulary())
    return [
        AssignmentMatch(
            assignment, parts, _explained(parts, assignment, names, _advice(person, asked, parts, names, taxonomy))
        )
        for assignment, asked, parts in zip(assignments, facts, scored, strict=True)
    ]


def _advice(person: PersonFacts, asked: AssignmentFacts, parts: Parts, names: Names, taxonomy: TaxonomyFacts) -> Advice:
    near = taxonomy.near([requirement.skill for requirement in asked.requirements], person.skills)
    return advise(best_additions(person, asked, near=near), band=band_of(parts), assignment=asked, names=names)


def _explained(parts: Parts, assignment: Assignment, names: Names, advice: Advice) -> Explanation:
    return explain(
        parts,
        names=names,
        licence=assignment.licence_needed,
        experience_years=assignment.minimum_experience_years,
        advice=advice,
    )
