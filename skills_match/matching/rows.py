"""Facts for the score, read from rows in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable

from diaspora.enums import CEFR
from diaspora.models import AvailabilityWindow, Profile, ProfileLanguage

from ..enums import Importance
from ..models import Assignment, PersonOccupation, PersonSkill
from ..vocabulary.shares import DESIRED_WEIGHT, MUST_WEIGHT, shares
from .facts import AssignmentFacts, PersonFacts, Requirement
from .score import SKILLS
from .taxonomy import TaxonomyFacts

CEFR_STEPS = {level.value: step for step, level in enumerate(CEFR, start=1)}
_WEIGHTS = {Importance.MUST: MUST_WEIGHT, Importance.DESIRED: DESIRED_WEIGHT}


def person_facts(profiles: Iterable[Profile]) -> dict[int, PersonFacts]:
    """Facts by profile id, in five queries for any number of profiles."""
    profiles = list(profiles)
    ids = [profile.pk for profile in profiles]
    skills: dict[int, dict[int, int]] = defaultdict(dict)
    for pk, skill, level in PersonSkill.objects.filter(profile__in=ids).values_list("profile_id", "skill_id", "level"):
        skills[pk][skill] = level
    occupations: dict[int, set[str]] = defaultdict(set)
    held = PersonOccupation.objects.filter(profile__in=ids).exclude(occupation__isco="")
    for profile_id, isco in held.values_list("profile_id", "occupation__isco"):
        occupations[profile_id].add(isco)
    languages: dict[int, dict[int, int]] = defaultdict(dict)
    spoken = ProfileLanguage.objects.filter(profile__in=ids).values_list("profile_id", "language_id", "level")
    for profile_id, language, cefr in spoken:
        languages[profile_id][language] = CEFR_STEPS[cefr]
    windows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    free = AvailabilityWindow.objects.filter(profile__in=ids).values_list("profile_id", "starts_on", "ends_on")
    for pk, start, end in free:
        windows[pk].append((start.toordinal(), end.toordinal()))
    regions: dict[int, set[int]] = defaultdict(set)
    wanted = Profile.regions.through.objects.filter(profile__in=ids).values_list("profile_id", "region_id")
    for pk, region in wanted:
        regions[pk].add(region)
    return {
        profile.pk: PersonFacts(
            id=profile.pk,
            skills=skills[profile.pk],
            occupations=frozenset(occupations[profile.pk]),
            languages=languages[profile.pk],
            windows=tuple(windows[profile.pk]),
            shortest_days=profile.shortest_stay_days,
            longest_days=profile.longest_stay_days,
            modes=frozenset(profile.modes),
            regions=frozenset(regions[profile.pk]),
            is_anywhere=profile.anywhere,
        )
        for profile in profiles
    }


def assignment_facts(assignment: Assignment, taxonomy: TaxonomyFacts) -> AssignmentFacts:
    """Facts of one assignment; in lists its occupation, skills and languages are loaded with it (`for_matching`)."""
    asked = sorted(assignment.skills.all(), key=lambda row: row.pk)
    weights = [_WEIGHTS[Importance(row.importance)] * taxonomy.rarity(row.skill_id) for row in asked]
    return AssignmentFacts(
        id=assignment.pk,
        requirements=tuple(
            Requirement(
                skill=row.skill_id,
                level=row.level,
                share=share,
                is_must=row.importance == Importance.MUST,
                related=taxonomy.related.get(row.skill_id, ()),
            )
            for row, share in zip(asked, shares(weights, SKILLS), strict=True)
        ),
        occupation=assignment.occupation.isco if assignment.occupation else "",
        languages=tuple(
            (row.language_id, CEFR_STEPS[row.level])
            for row in sorted(assignment.languages.all(), key=lambda row: row.pk)
        ),
        starts_from=assignment.starts_from.toordinal() if assignment.starts_from else None,
        starts_until=assignment.starts_until.toordinal() if assignment.starts_until else None,
        length_days=assignment.length_days,
        mode=assignment.mode,
        region=assignment.region_id,
    )
