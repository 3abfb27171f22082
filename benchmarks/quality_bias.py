"""Pairs of people who differ only in what must never count: is the score the same?

The pairs are rows of the database and go through the reading of facts and the score, as in the portal.
"""

from datetime import UTC, datetime

from django.db.models import QuerySet

from diaspora.models import AvailabilityWindow, Experience, Profile, ProfileLanguage, User
from skills_match.matching.rows import assignment_facts, person_facts
from skills_match.matching.score import score
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import Assignment, PersonOccupation, PersonSkill

from .population import populate

PAIRS, ASSIGNMENTS = 1000, 20
#: Two lives with the same work: name, words of gender, nationality, residence, age.
ONE = {
    "user": {"first_name": "Rehema", "last_name": "Mwakyusa"},
    "profile": {
        "headline": "Mrs, a mother and a specialist",
        "about": "She is a Tanzanian woman who studied at home.",
        "tanzania_link": "citizen",
        "country_of_residence": "GB",
        "city": "Leeds",
        "phone": "+44 113 496 0000",
    },
    "since": 1984,
}
OTHER = {
    "user": {"first_name": "Hans", "last_name": "Müller-O'Connor"},
    "profile": {
        "headline": "Mr, a father and a specialist",
        "about": "He is a German man, a friend of Tanzania.",
        "tanzania_link": "friend",
        "country_of_residence": "DE",
        "city": "Lübeck",
        "phone": "+49 451 4960000",
    },
    "since": 2019,
}


def largest_difference() -> int:
    """The largest difference of two totals over all pairs and assignments, in points of 10,000."""
    populate(PAIRS, ASSIGNMENTS)
    ones = list(Profile.objects.order_by("pk")[:PAIRS])
    others = _twins(ones)
    for profiles, life in ((ones, ONE), (others, OTHER)):
        _live(profiles, life)
    taxonomy = taxonomy_facts()
    assignments = [assignment_facts(row, taxonomy) for row in Assignment.objects.for_matching()]
    facts_of_ones, facts_of_others = (
        person_facts(Profile.objects.filter(pk__in=[p.pk for p in profiles])) for profiles in (ones, others)
    )
    totals = [
        (score(facts_of_ones[one.pk], assignment).total, score(facts_of_others[other.pk], assignment).total)
        for one, other in zip(ones, others, strict=True)
        for assignment in assignments
    ]
    if len({total for pair in totals for total in pair}) < 100:
        raise AssertionError("The pairs hardly differ from each other: nothing was measured.")
    return max(abs(one - other) for one, other in totals)


def _twins(profiles: list[Profile]) -> list[Profile]:
    """Other people with the same skills, occupation, languages, availability, modes and regions."""
    users = User.objects.bulk_create(
        [User(email=f"twin{number}@people.example", password="!") for number in range(len(profiles))]
    )
    twins = _copies(Profile.objects.filter(pk__in=[p.pk for p in profiles]).order_by("pk"))
    for twin, user in zip(twins, users, strict=True):
        twin.user = user
    Profile.objects.bulk_create(twins)
    twin_of = {profile.pk: twin for profile, twin in zip(profiles, twins, strict=True)}
    for model in (PersonSkill, PersonOccupation, ProfileLanguage, AvailabilityWindow, Profile.regions.through):
        rows = _copies(model.objects.filter(profile__in=twin_of))
        for row in rows:
            row.profile = twin_of[row.profile_id]
        model.objects.bulk_create(rows)
    return twins


def _copies(rows: QuerySet) -> list:
    copies = list(rows)
    for row in copies:
        row.pk = None
        row._state.adding = True
    return copies


def _live(profiles: list[Profile], life: dict) -> None:
    numbers = [profile.pk for profile in profiles]
    User.objects.filter(profile__in=numbers).update(
        **life["user"], last_login=datetime(life["since"], 1, 1, tzinfo=UTC)
    )
    Profile.objects.filter(pk__in=numbers).update(**life["profile"])
    Experience.objects.bulk_create(
        [
            Experience(profile=profile, title="Specialist", organisation="Office", from_year=life["since"])
            for profile in profiles
        ]
    )
