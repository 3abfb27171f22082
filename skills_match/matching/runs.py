"""Ranking people for an assignment, once for the same data, and keeping what was shown: the log that an audit asks for.

Reading a list writes the run behind it and nothing else.
"""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet

from casework.languages import written_in_every_language
from diaspora.models import Profile, User

from ..enums import Audience, Importance, MatchEngine
from ..models import Assignment, IndexChange, MatchItem, MatchRun, PersonSkill
from . import engines
from .bands import band_of
from .facts import AssignmentFacts
from .kept_scores import kept
from .rows import assignment_facts, person_facts
from .score import RULESET, Score, order, score
from .taxonomy import taxonomy_facts

#: People in a run: nobody reads more of a ranking.
LENGTH = 25
#: How often a ranking is made again because somebody was quicker or a person left while it was made.
TRIES = 5


def run_for(
    *, assignment: Assignment, audience: Audience, by: User, meets_musts: bool = False, only_possible: bool = False
) -> MatchRun:
    """The ranking of people for `assignment` as of now: the kept one when nothing has changed since, else a new one.

    With `meets_musts` only people who meet every required skill are ranked, with `only_possible` only those whose
    profile rules nothing out.
    """
    # The position first: what changes while people are ranked gets a higher one, and the next look a new run.
    sequence, pending = IndexChange.objects.position()
    key = {
        "assignment": assignment,
        "audience": audience,
        "meets_musts": meets_musts,
        "only_possible": only_possible,
        "sequence": sequence,
        "pending": pending,
        "ruleset": RULESET,
    }
    return _kept_or_made(key, assignment, by, tries=TRIES)


def _kept_or_made(key: dict, assignment: Assignment, by: User, *, tries: int) -> MatchRun:
    run = MatchRun.objects.filter(**key).first()
    if run is not None:
        run.assignment = assignment
        return run
    try:
        return _make(key, assignment, by)
    except IntegrityError:
        # Somebody else kept it in this moment, or a person left: look again.
        if tries == 1:
            raise
    return _kept_or_made(key, assignment, by, tries=tries - 1)


def matchable(audience: Audience) -> QuerySet[Profile]:
    """Whom lists for this kind of reader may hold now."""
    return Profile.objects.matchable() if audience == Audience.OFFICE else Profile.objects.matchable_for_hosts()


def who_meets_musts(*, assignment: Assignment) -> set[int] | None:
    """Profiles that hold every required skill at its level, matchable or not; None when no skill is asked for at all.
    Where none is required, the desired ones stand in. One query."""
    asked = list(assignment.skills.all())
    required = [(row.skill_id, row.level) for row in asked if row.importance == Importance.MUST]
    required = required or [(row.skill_id, row.level) for row in asked]
    return who_meets(required, at_least=len(required)) if required else None


def who_meets(required: Collection[tuple[int, int]], *, at_least: int) -> set[int]:
    """Profiles that meet `at_least` so many of these (skill, level), matchable or not. One query."""
    asked = Q()
    for skill, level in required:
        asked |= Q(skill=skill, level__gte=level)
    met = PersonSkill.objects.filter(asked).order_by().values("profile").annotate(met=Count("pk"))
    return set(met.filter(met__gte=at_least).values_list("profile", flat=True))


def _make(key: dict, assignment: Assignment, by: User) -> MatchRun:
    taxonomy = taxonomy_facts()
    among = who_meets_musts(assignment=assignment) if key["meets_musts"] else None
    ranked, engine = _rank(assignment_facts(assignment, taxonomy), key["audience"], among, key["only_possible"])
    with transaction.atomic():
        run = MatchRun.objects.create(
            **key,
            taxonomy=taxonomy.version,
            engine=engine,
            **{
                f"licence_needed_{language}": text
                for language, text in written_in_every_language(assignment, "licence_needed").items()
            },
            minimum_experience_years=assignment.minimum_experience_years,
            reader=by,
        )
        MatchItem.objects.bulk_create(
            MatchItem(
                run=run, rank=rank, profile_id=pk, total=found.total, band=band_of(found) or "", parts=kept(found)
            )
            for rank, (pk, found) in enumerate(ranked, start=1)
        )
    return run


def _rank(
    facts: AssignmentFacts, audience: Audience, among: set[int] | None, only_possible: bool
) -> tuple[list[tuple[int, Score]], MatchEngine]:
    """(profile id, score), best first. The engine proposes ids; rows are read again and scored again, so that a
    withdrawn consent counts at once."""
    profiles, engine = _candidates(facts, audience, among, only_possible)
    scored = [(pk, score(person, facts)) for pk, person in person_facts(profiles.values()).items()]
    matches = [(pk, found) for pk, found in scored if found.standing and not (only_possible and found.is_ruled_out)]
    return sorted(matches, key=lambda pair: order(pair[0], facts.id, pair[1].standing))[:LENGTH], engine


def _candidates(
    facts: AssignmentFacts, audience: Audience, among: set[int] | None, only_possible: bool
) -> tuple[dict[int, Profile], MatchEngine]:
    """Profiles of the best candidates; asks the engine for more while the rights took some of them away."""
    asked = LENGTH + 1
    while True:
        found, engine = engines.best(facts, audience=audience, limit=asked, among=among, only_possible=only_possible)
        profiles = matchable(audience).in_bulk([pk for pk, _standing in found])
        if len(profiles) >= LENGTH or len(found) < asked:
            return profiles, engine
        asked *= 2
