"""The drawn people and questions as rows of the database at hand."""

import datetime
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
from django.core.management.color import no_style
from django.db import connection, models
from django.utils import timezone

from diaspora.enums import ConsentPurpose, Visibility
from diaspora.models import AvailabilityWindow, Consent, Language, Profile, ProfileLanguage, Region, User
from skills_match.enums import ChangeKind, ConceptKind, Importance, LabelKind
from skills_match.matching.embedded.tables import ANYWHERE, BLENDED, ON_SITE, ONLINE
from skills_match.matching.rows import CEFR_STEPS
from skills_match.models import (
    Assignment,
    AssignmentSkill,
    Concept,
    ConceptLabel,
    OccupationSkill,
    PersonOccupation,
    PersonSkill,
    SkillLink,
)
from skills_match.search_server.changes import record_change
from skills_match.vocabulary.many_rows import insert_rows
from tests.factories.matching import AssignmentFactory, AssignmentLanguageFactory
from tests.factories.people import InstitutionFactory, SectorFactory

from .matching_population import (
    LANGUAGE_COUNT,
    OCCUPATION_COUNT,
    REGION_COUNT,
    SKILL_COUNT,
    Crowd,
    Numbers,
    Question,
    Words,
)

CODES = {step: code for code, step in CEFR_STEPS.items()}


class Ids:
    """The first ids of the drawn skills and occupations, and all of the languages and regions."""

    def __init__(self, words: Words) -> None:
        codes = [f"bench-{number}" for number in range(SKILL_COUNT)]
        self.skills = insert(Concept, {"code": codes}, kind=ConceptKind.SKILL)
        codes = [f"bench-{number}" for number in range(OCCUPATION_COUNT)]
        groups = [words.isco(number) for number in range(OCCUPATION_COUNT)]
        self.occupations = insert(Concept, {"code": codes, "isco": groups}, kind=ConceptKind.OCCUPATION)
        for first, count, name in (
            (self.skills, SKILL_COUNT, "skill"),
            (self.occupations, OCCUPATION_COUNT, "occupation"),
        ):
            texts = [f"{name} number {number}" for number in range(count)]
            label = {"concept_id": range(first, first + count), "text": texts, "folded": texts}
            insert(ConceptLabel, label, language="en", kind=LabelKind.PREFERRED)
        self.languages = insert(
            Language, {"code": [f"q{n:02d}" for n in range(LANGUAGE_COUNT)], "name": ["Language"] * LANGUAGE_COUNT}
        )
        self.regions = insert(
            Region, {"code": [f"bench-{n}" for n in range(REGION_COUNT)]}, name="Region", zone=Region.Zone.MAINLAND
        )
        links = {
            "skill_id": np.repeat(np.arange(SKILL_COUNT), words.related.shape[1]) + self.skills,
            "other_id": words.related.reshape(-1) + self.skills,
            "strength": words.strengths.reshape(-1),
        }
        insert(SkillLink, links)
        named = {
            "occupation_id": np.repeat(np.arange(OCCUPATION_COUNT), words.named.shape[1]) + self.occupations,
            "skill_id": words.named.reshape(-1) + self.skills,
        }
        insert(OccupationSkill, named, is_essential=True)


def write_people(crowd: Crowd, ids: Ids) -> None:
    """Accounts, consents, profiles and everything of theirs that matching reads."""
    count, now = len(crowd), timezone.now()
    users = insert(User, {"email": [f"person{number}@bench.example" for number in range(count)]}, password="!")
    accounts = np.arange(users, users + count)
    for purpose in (ConsentPurpose.MATCHING, ConsentPurpose.HOSTS):
        insert(Consent, {"user_id": accounts}, purpose=purpose, text_version="1")
    profile = {
        "user_id": accounts,
        "shortest_stay_days": crowd.shortest,
        "longest_stay_days": crowd.longest,
        "on_site": (crowd.wants & ON_SITE) > 0,
        "online": (crowd.wants & ONLINE) > 0,
        "blended": (crowd.wants & BLENDED) > 0,
        "anywhere": (crowd.wants & ANYWHERE) > 0,
    }
    first = insert(
        Profile, profile, headline="Professional", visibility=Visibility.HOSTS, published_at=now, confirmed_at=now
    )
    owners = np.arange(first, first + count)

    def owned(column: Numbers) -> Numbers:
        return np.repeat(owners, column.size // count)

    skills = {
        "profile_id": owned(crowd.skills),
        "skill_id": crowd.skills.reshape(-1) + ids.skills,
        "level": crowd.levels.reshape(-1),
    }
    insert(PersonSkill, skills)
    insert(PersonOccupation, {"profile_id": owners, "occupation_id": crowd.occupations + ids.occupations}, is_main=True)
    spoken = {
        "profile_id": owned(crowd.languages),
        "language_id": crowd.languages.reshape(-1) + ids.languages,
        "level": [CODES[step] for step in crowd.steps.reshape(-1).tolist()],
    }
    insert(ProfileLanguage, spoken)
    is_window = crowd.starts.reshape(-1) > 0
    free = {
        "profile_id": owned(crowd.starts)[is_window],
        "starts_on": _days(crowd.starts.reshape(-1)[is_window]),
        "ends_on": _days(crowd.ends.reshape(-1)[is_window]),
    }
    insert(AvailabilityWindow, free)
    chooses = (crowd.wants & ANYWHERE) == 0
    insert(
        Profile.regions.through,
        {"profile_id": owners[chooses], "region_id": crowd.regions[chooses] + ids.regions},
    )


def write_questions(questions: Sequence[Question], ids: Ids) -> list[Assignment]:
    """One published assignment for each question, of one institution."""
    institution, sector = InstitutionFactory(), SectorFactory()
    made = []
    for question in questions:
        assignment = AssignmentFactory(
            institution=institution,
            sector=sector,
            region=None,
            occupation=Concept.objects.get(pk=ids.occupations + question.occupation),
            mode=question.mode,
            starts_from=datetime.date.fromordinal(question.starts_from),
            starts_until=datetime.date.fromordinal(question.starts_until),
            length_days=question.length,
        )
        AssignmentSkill.objects.bulk_create(
            AssignmentSkill(
                assignment=assignment,
                skill_id=ids.skills + skill,
                importance=Importance.MUST if must else Importance.DESIRED,
                level=level,
            )
            for skill, must, level in question.skills
        )
        AssignmentLanguageFactory(
            assignment=assignment,
            language=Language.objects.get(pk=ids.languages + question.language),
            level=CODES[question.step],
        )
        made.append(assignment)
    record_change(kind=ChangeKind.TAXONOMY, object_id=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def insert(model: type[models.Model], columns: dict[str, Sequence | Numbers], **same: Any) -> int:
    """Insert one row for each value of the columns, all with what is the `same`. Returns the first id; the others
    follow it. Nothing of the model runs."""
    values = {name: column.tolist() if isinstance(column, np.ndarray) else column for name, column in columns.items()}
    count = len(next(iter(values.values())))
    first = (model._default_manager.aggregate(last=models.Max("id"))["last"] or 0) + 1
    template, fields = model(**same), model._meta.concrete_fields
    columns_of_rows: list[Any] = []
    for field in fields:
        if field.primary_key:
            columns_of_rows.append(range(first, first + count))
        elif field.attname in values:
            columns_of_rows.append(values[field.attname])
        else:
            value = field.get_db_prep_save(field.pre_save(template, add=True), connection)
            columns_of_rows.append(repeat(value, count))
    rows = zip(*columns_of_rows, strict=True)
    if connection.vendor == "postgresql":
        quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({quoted}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)
    else:
        insert_rows(model, [field.name for field in fields], rows)
    return first


def _days(ordinals: Numbers) -> list[str]:
    return [datetime.date.fromordinal(day).isoformat() for day in ordinals.tolist()]
