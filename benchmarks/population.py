"""Many people and assignments, in bulk: `python -m benchmarks.population 10000 500` with DJANGO_SETTINGS_MODULE."""

import datetime
import random
import sys

import django

django.setup()

from django.utils import timezone

from diaspora.enums import ConsentPurpose, Visibility
from diaspora.models import AvailabilityWindow, Consent, Language, Profile, ProfileLanguage, Region, Sector, User
from skills_match.enums import ApplicationState, AssignmentState, Importance
from skills_match.models import (
    Application,
    Assignment,
    AssignmentSkill,
    Concept,
    OccupationSkill,
    PersonOccupation,
    PersonSkill,
    default_programme,
)
from tests.factories.people import InstitutionFactory, MembershipFactory

BATCH = 2000


def populate(people: int, assignments: int) -> None:
    """Draw `people` published profiles and `assignments` public assignments with a fixed seed.

    The vocabulary and the page tree must be there. People have an occupation of the pack and 12 skills, most of them
    of that occupation; assignments ask for 8 skills of one occupation; every twentieth person has applied.
    """
    draw = random.Random(10_000)
    relations: dict[int, list[int]] = {}
    for occupation, skill in OccupationSkill.objects.order_by("id").values_list("occupation_id", "skill_id"):
        relations.setdefault(occupation, []).append(skill)
    profiles = make_profiles(people, relations, draw)
    add_details(profiles, relations, draw)
    targets = make_assignments(assignments, relations, draw)
    make_applications(profiles[::20], targets, draw)


def make_profiles(count: int, relations, draw: random.Random) -> list[Profile]:
    users = User.objects.bulk_create(
        [
            User(email=f"bench{number}@people.example", first_name="Bench", last_name=str(number), password="!")
            for number in range(count)
        ],
        batch_size=BATCH,
    )
    Consent.objects.bulk_create(
        [
            Consent(user=user, purpose=purpose, text_version="bench")
            for user in users
            for purpose in (ConsentPurpose.MATCHING, ConsentPurpose.HOSTS)
        ],
        batch_size=BATCH,
    )
    now = timezone.now()
    shown = {"visibility": Visibility.HOSTS, "published_at": now}
    hidden = {"visibility": Visibility.HIDDEN}
    return Profile.objects.bulk_create(
        [
            Profile(
                user=user,
                country_of_residence=draw.choice(["GB", "US", "DE", "KE", "AE"]),
                tanzania_link="citizen",
                headline="Professional",
                experience_years=draw.randint(1, 30),
                on_site=True,
                online=draw.random() < 0.5,
                anywhere=True,
                shortest_stay_days=14,
                longest_stay_days=120,
                **draw.choice([shown] * 9 + [hidden]),
                confirmed_at=now,
            )
            for user in users
        ],
        batch_size=BATCH,
    )


def add_details(profiles, relations, draw: random.Random) -> None:
    """Occupation, skills, languages and availability of each profile."""
    occupations = sorted(relations)
    all_skills = sorted({skill for skills in relations.values() for skill in skills})
    spoken = list(Language.objects.filter(code__in=["sw", "en", "fr", "de"]))
    today = timezone.localdate()
    rows: dict[type, list] = {PersonOccupation: [], PersonSkill: [], ProfileLanguage: [], AvailabilityWindow: []}
    for profile in profiles:
        occupation = draw.choice(occupations)
        own = draw.sample(relations[occupation], min(8, len(relations[occupation])))
        chosen = list(dict.fromkeys([*own, *draw.sample(all_skills, 12)]))[:12]
        start = today + datetime.timedelta(days=draw.randint(0, 120))
        rows[PersonOccupation].append(PersonOccupation(profile=profile, occupation_id=occupation, is_main=True))
        rows[PersonSkill] += [PersonSkill(profile=profile, skill_id=s, level=draw.randint(1, 4)) for s in chosen]
        rows[ProfileLanguage] += [
            ProfileLanguage(profile=profile, language=t, level="C1") for t in draw.sample(spoken, 2)
        ]
        rows[AvailabilityWindow].append(
            AvailabilityWindow(profile=profile, starts_on=start, ends_on=start + datetime.timedelta(days=200))
        )
    for model, made in rows.items():
        model.objects.bulk_create(made, batch_size=BATCH)


def make_assignments(count: int, relations, draw: random.Random) -> list[Assignment]:
    concepts = {concept.pk: concept for concept in Concept.objects.filter(pk__in=relations).with_labels()}
    regions, sectors = list(Region.objects.all()), list(Sector.objects.all())
    institutions = [InstitutionFactory(region=draw.choice(regions)) for _ in range(20)]
    for institution in institutions:
        MembershipFactory(institution=institution)
    today, programme = timezone.localdate(), default_programme()
    made = Assignment.objects.bulk_create(
        [
            Assignment(
                programme_id=programme,
                institution=institutions[number % 20],
                reference=f"B-{number:06d}",
                state=draw.choice([AssignmentState.PUBLISHED] * 4 + [AssignmentState.CLOSED]),
                title_en=f"Train a team with a {concepts[occupation].label}",
                title_sw=f"Kufundisha timu – {number}",
                background_en="A team is growing and asks for somebody who has done this before. " * 6,
                objective_en="The team goes on by itself.",
                tasks_en="Work with the team.\nTeach in short sessions.\nWrite a manual.",
                deliverables_en="A manual.\nA plan for the next six months.",
                sector=draw.choice(sectors),
                region=draw.choice(regions),
                occupation_id=occupation,
                mode=draw.choice(["on_site", "online", "blended"]),
                starts_from=today + datetime.timedelta(days=60),
                starts_until=today + datetime.timedelta(days=120),
                length_days=draw.choice([14, 28, 42, 90]),
                closing_on=today + datetime.timedelta(days=draw.randint(1, 60)),
                published_at=timezone.now() - datetime.timedelta(days=draw.randint(0, 30)),
            )
            for number in range(count)
            for occupation in [draw.choice(sorted(relations))]
        ],
        batch_size=BATCH,
    )
    AssignmentSkill.objects.bulk_create(
        [
            AssignmentSkill(
                assignment=assignment,
                skill_id=skill,
                importance=Importance.MUST if position < 4 else Importance.DESIRED,
                level=2,
            )
            for assignment in made
            for position, skill in enumerate(relations[assignment.occupation_id][:8])
        ],
        batch_size=BATCH,
    )
    return made


def make_applications(profiles, assignments, draw: random.Random) -> None:
    states = [ApplicationState.SUBMITTED, ApplicationState.SCREENING, ApplicationState.SHORTLISTED]
    Application.objects.bulk_create(
        [
            Application(
                assignment=draw.choice(assignments),
                profile=profile,
                state=draw.choice(states),
                motivation="I have done this work.",
                submitted_at=timezone.now(),
            )
            for profile in profiles
        ],
        batch_size=BATCH,
    )


if __name__ == "__main__":
    populate(*map(int, sys.argv[1:3]))
