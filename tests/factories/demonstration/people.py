"""Eighty invented professionals with a real variety of skills, drawn from the vocabulary."""

import datetime
import random

from django.utils import timezone

from diaspora.enums import CEFR, ConsentPurpose, TanzaniaLink, Visibility
from diaspora.models import Experience, Language, Profile, Region
from skills_match.enums import ConceptKind
from skills_match.models import Concept, PersonOccupation, PersonSkill

from ..people import AvailabilityWindowFactory, ProfileFactory, ProfileLanguageFactory, UserFactory

COUNT = 80
GIVEN_NAMES = """
Asha Baraka Catherine Daudi Eliakim Fatma Godfrey Halima Ibrahim Joyce Khadija Lucas Mwanaidi Neema Omari
Pendo Rashid Salma Tumaini Upendo Veronica Wilson Yusuf Zuhura Amina Bakari Consolata Elia Furaha Grace
""".split()
FAMILY_NAMES = """
Mushi Komba Massawe Mrema Kweka Lema Ngowi Shayo Said Juma Mwakyusa Mollel Kimaro Hassan Mbwana Nyerembe
Chacha Sanga Haule Mhina Kapinga Temba Msangi Urio Mwamba Ally Kessy Swai Macha Ngonyani
""".split()
PLACES = [
    *[("GB", "Leeds"), ("GB", "Reading"), ("US", "Houston"), ("US", "Minneapolis"), ("CA", "Toronto")],
    *[("DE", "Hamburg"), ("SE", "Uppsala"), ("NL", "Utrecht"), ("ZA", "Pretoria"), ("KE", "Nairobi")],
    *[("AE", "Dubai"), ("OM", "Muscat"), ("CN", "Wuhan"), ("AU", "Perth"), ("IN", "Pune"), ("NO", "Bergen")],
]
#: Occupations of the pack, the ones that the demonstration assignments ask for first and most often.
OCCUPATIONS = """
paediatric-nurse neonatal-nurse nurse-educator midwife midwifery-mentor health-information-officer
digital-health-specialist biomedical-equipment-technician biomedical-engineer petroleum-geologist geophysicist
monitoring-and-evaluation-specialist statistician irrigation-engineer agricultural-engineer agronomist
cyber-security-specialist network-engineer e-government-specialist seaweed-farming-specialist
seaweed-processing-specialist solar-technician solar-energy-engineer electrician technical-trades-instructor
paediatrician pharmacist medical-laboratory-scientist public-health-specialist data-scientist accountant
civil-engineer water-supply-engineer university-lecturer curriculum-developer lawyer journalist
tourism-development-officer economist software-developer
""".split()


def build_people(accounts) -> list[Profile]:
    """Make the profiles; the first one belongs to the professional's sign-in."""
    draw = random.Random(2026)
    occupations = list(
        Concept.objects.filter(kind=ConceptKind.OCCUPATION, code__in=OCCUPATIONS).prefetch_related("occupation_skills")
    )
    occupations.sort(key=lambda concept: OCCUPATIONS.index(concept.code))
    languages = {language.code: language for language in Language.objects.all()}
    regions = list(Region.objects.all())
    return [
        build_person(number, draw, occupations[number % len(occupations)], languages, regions, accounts)
        for number in range(COUNT)
    ]


def build_person(number, draw, occupation, languages, regions, accounts) -> Profile:
    country, city = draw.choice(PLACES)
    years = draw.randint(2, 28)
    on_site, online, blended = draw.choice(
        [(True, False, True), (True, True, True), (False, True, True), (True, False, False), (False, True, False)]
    )
    shortest, longest = draw.choice([(7, 30), (14, 60), (14, 90), (21, 120), (28, 180)])
    visibility = draw.choice([Visibility.HOSTS] * 8 + [Visibility.OFFICE, Visibility.HIDDEN])
    mine = number == 0
    user = (
        accounts["professional"]
        if mine
        else UserFactory(
            email=f"person{number}@people.{accounts['professional'].email.split('@')[1]}",
            password=None,
            first_name=GIVEN_NAMES[number % len(GIVEN_NAMES)],
            last_name=FAMILY_NAMES[(number * 7) % len(FAMILY_NAMES)],
            preferred_language="sw" if number % 3 == 0 else "en",
        )
    )
    profile = ProfileFactory(
        user=user,
        country_of_residence=country,
        city=city,
        tanzania_link=draw.choice(
            [TanzaniaLink.CITIZEN] * 5 + [TanzaniaLink.FORMER_CITIZEN, TanzaniaLink.DESCENDANT, TanzaniaLink.FRIEND]
        ),
        headline=f"{occupation.label.capitalize()}, {years} years"[:120],
        about=f"{occupation.label.capitalize()} for {years} years, now in {city}.",
        experience_years=years,
        on_site=on_site or mine,
        online=online,
        blended=blended,
        shortest_stay_days=shortest,
        longest_stay_days=longest,
        anywhere=mine or draw.random() < 0.6,
        visibility=Visibility.HOSTS if mine else visibility,
        consents=[ConsentPurpose.MATCHING, ConsentPurpose.HOSTS, ConsentPurpose.ALERTS][: draw.choice([2, 2, 3])],
    )
    if not profile.anywhere:
        profile.regions.set(draw.sample(regions, 4))
    PersonOccupation.objects.create(profile=profile, occupation=occupation, is_main=True)
    PersonSkill.objects.bulk_create(skills_of(profile, occupation, years, draw))
    for code, level in languages_of(country, draw):
        ProfileLanguageFactory(profile=profile, language=languages[code], level=level)
    start = timezone.localdate() + datetime.timedelta(days=draw.randint(0, 90))
    AvailabilityWindowFactory(
        profile=profile, starts_on=start, ends_on=start + datetime.timedelta(days=draw.randint(60, 400))
    )
    this_year = timezone.localdate().year
    Experience.objects.create(
        profile=profile,
        title=occupation.label.capitalize(),
        organisation=f"Employer in {city}",
        country=country,
        from_year=this_year - min(years, 9),
        summary="Invented for the demonstration.",
    )
    return profile


def skills_of(profile, occupation, years, draw) -> list[PersonSkill]:
    """Most skills of the occupation, each with a level that fits the years."""
    relations = sorted(occupation.occupation_skills.all(), key=lambda relation: relation.skill_id)
    chosen = [r for r in relations if r.is_essential or draw.random() < 0.6]
    top = 2 if years < 5 else 3 if years < 15 else 4
    return [
        PersonSkill(
            profile=profile,
            skill_id=relation.skill_id,
            level=max(1, min(4, top - draw.choice([0, 0, 1]))),
            years=min(years, draw.randint(1, 20)),
            last_used_year=timezone.localdate().year - draw.choice([0, 0, 0, 1, 3]),
        )
        for relation in chosen
    ]


def languages_of(country, draw) -> list[tuple[str, str]]:
    there = {"DE": "de", "SE": "sv", "NL": "nl", "OM": "ar", "AE": "ar", "CN": "zh", "NO": "no", "CA": "fr", "IN": "hi"}
    spoken = [("sw", draw.choice([CEFR.C2, CEFR.C2, CEFR.C1, CEFR.B2])), ("en", draw.choice([CEFR.C1, CEFR.C2]))]
    if country in there:
        spoken.append((there[country], draw.choice([CEFR.B1, CEFR.B2, CEFR.C1])))
    return spoken
