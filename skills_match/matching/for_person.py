"""Assignments that fit a person, explained for that person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diaspora.enums import ConsentPurpose
from diaspora.models import Profile

from ..models import Assignment
from ..vocabulary.picker import vocabulary
from .advice.additions import NAMED, best_additions
from .advice.sentences import Advice, advise
from .bands import band_of
from .explain import Explanation, explain, ruled_out
from .openings import Pairing, openings
from .rows import assignment_facts, person_facts
from .score import Score, score
from .taxonomy import TaxonomyFacts, taxonomy_facts
from .warnings import accepted_by, own_warnings, years_to_name
from .words import ShownNames, names_of


@dataclass(frozen=True)
class AssignmentMatch:
    """An open assignment that fits a person, and why."""

    assignment: Assignment
    score: Score
    explanation: Explanation

    @property
    def shown_name(self) -> str:
        """Whom a matrix shows."""
        return _("You")


def may_be_matched(*, profile: Profile) -> bool:
    """Did the person agree to matching? Without that nothing is compared, not even for their own page."""
    return profile.user.consents.filter(purpose=ConsentPurpose.MATCHING, withdrawn_at=None).exists()


def ranked_assignments(*, profile: Profile) -> list[Pairing]:
    """Every open assignment that fits `profile`, best first. Six queries, whatever their number."""
    return openings.best_for(person_facts([profile])[profile.pk])


def explained_assignments(*, profile: Profile, ranked: Sequence[Pairing]) -> list[AssignmentMatch]:
    """The same, with rows, gaps and what would change most in the active language; one that has closed meanwhile is
    left out. Nothing is read or scored again that ranking has read and scored."""
    found = Assignment.objects.open().for_lists().without_texts()
    rows = found.in_bulk([pairing.facts.id for pairing in ranked])
    pairings = [(rows[pairing.facts.id], pairing) for pairing in ranked if pairing.facts.id in rows]
    return _explained(profile, pairings, advised=1)


def match_of(*, profile: Profile, assignment: Assignment) -> AssignmentMatch:
    """How well one person fits one assignment, for that person; also when it is hardly a match."""
    person, facts = person_facts([profile])[profile.pk], assignment_facts(assignment, taxonomy_facts())
    return _explained(profile, [(assignment, Pairing(person, facts, score(person, facts)))], advised=NAMED)[0]


def ruled_out_by(*, profile: Profile, assignment: Assignment) -> tuple[str, ...]:
    """What the profile states as never and the assignment asks for, for that person; nothing where nothing is
    compared."""
    if not profile.pk or not may_be_matched(profile=profile):
        return ()
    person, facts = person_facts([profile])[profile.pk], assignment_facts(assignment, taxonomy_facts())
    return ruled_out(score(person, facts))


def _explained(
    profile: Profile, pairings: Sequence[tuple[Assignment, Pairing]], *, advised: int
) -> list[AssignmentMatch]:
    """With advice, which nobody else gets: only the person can add anything."""
    taxonomy, accepted = taxonomy_facts(), accepted_by([profile.pk])
    names = names_of([pairing.score for _assignment, pairing in pairings], vocabulary())
    return [
        AssignmentMatch(
            assignment,
            pairing.score,
            explain(
                pairing.score,
                names=names,
                licence=assignment.licence_needed,
                experience_years=years_to_name(
                    asked=assignment.minimum_experience_years, held=profile.experience_years
                ),
                warnings=own_warnings(profile, assignment, accepted),
                advice=_advice(pairing, names, taxonomy, limit=advised),
            ),
        )
        for assignment, pairing in pairings
    ]


def _advice(pairing: Pairing, names: ShownNames, taxonomy: TaxonomyFacts, *, limit: int) -> Advice:
    person, facts, scored = pairing
    near = taxonomy.near([requirement.skill for requirement in facts.requirements], person.skills)
    additions = best_additions(person, facts, scored, near=near, limit=limit)
    return advise(additions, band=band_of(scored), assignment=facts, names=names)
