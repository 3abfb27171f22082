"""The full query shape, drawn with a fixed seed: people with 12 of 14,000 skills by Zipf 0.8, an occupation, languages,
a window of time, modes and regions; assignments that ask for 8 skills (4 must) with 20 related ones each."""

import datetime
import random
from collections.abc import Iterable, Sequence
from itertools import islice, repeat

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from diaspora.enums import CEFR, ConsentPurpose, Visibility
from diaspora.models import AvailabilityWindow, Consent, Language, Profile, ProfileLanguage, Region, User
from skills_match.enums import ConceptKind, Mode
from skills_match.matching.facts import AssignmentFacts, PersonFacts, Requirement
from skills_match.matching.score import SKILLS
from skills_match.matching.shares import DESIRED_WEIGHT, MUST_WEIGHT, rarity, shares
from skills_match.models import Concept, PersonOccupation, PersonSkill

SKILL_COUNT, OWN_SKILLS, ASKED, RELATED, EXPONENT = 14_000, 12, 8, 20, 0.8
LANGUAGES, REGIONS, OCCUPATIONS = 6, 31, 430
FIRST_DAY = datetime.date(2027, 1, 1).toordinal()
MODES = [Mode.ON_SITE.value, Mode.ONLINE.value, Mode.BLENDED.value]
CEFR_LEVELS = list(CEFR.values)


def unit_groups() -> list[str]:
    """Codes as ISCO-08 has them: few sub-major groups, several minor groups each."""
    draw = random.Random(8)
    codes = {f"{draw.randint(1, 9)}{draw.randint(1, 5)}{draw.randint(1, 4)}{draw.randint(1, 4)}" for _ in range(5000)}
    return sorted(codes)[:OCCUPATIONS]


class Crowd:
    """Drawn people as arrays; number `n` is profile `n + 1`."""

    def __init__(self, count: int, seed: int = 2026) -> None:
        draw = np.random.default_rng(seed)
        self.count = count
        self.skills = distinct(draw, count, OWN_SKILLS)
        self.levels = draw.integers(1, 5, (count, OWN_SKILLS))
        self.occupation = draw.integers(0, len(unit_groups()), count)
        self.language = draw.integers(1, LANGUAGES + 1, (count, 2))
        self.cefr = draw.integers(1, 7, (count, 2))
        self.starts = FIRST_DAY + draw.integers(0, 300, count)
        self.days = draw.integers(20, 200, count)
        self.longest = draw.integers(30, 180, count)
        self.modes = draw.random((count, 3)) < (0.7, 0.5, 0.2)
        self.anywhere = draw.random(count) < 0.5
        self.region = draw.integers(1, REGIONS + 1, count)
        self.is_for_hosts = draw.random(count) < 0.9
        self.groups = unit_groups()

    def person(self, n: int) -> PersonFacts:
        spoken = dict(zip(self.language[n].tolist(), self.cefr[n].tolist(), strict=True))
        return PersonFacts(
            id=n + 1,
            skills=dict(zip(self.skills[n].tolist(), self.levels[n].tolist(), strict=True)),
            occupations=frozenset([self.groups[self.occupation[n]]]),
            languages=spoken,
            windows=((int(self.starts[n]), int(self.starts[n] + self.days[n])),),
            shortest_days=10,
            longest_days=int(self.longest[n]),
            modes=frozenset(mode for mode, has in zip(MODES, self.modes[n], strict=True) if has),
            regions=frozenset([int(self.region[n])]),
            is_anywhere=bool(self.anywhere[n]),
        )


def assignments(count: int, seed: int = 7) -> list[AssignmentFacts]:
    draw = random.Random(seed)
    arrays = np.random.default_rng(seed)
    asked = distinct(arrays, count, ASKED)
    related = distinct(arrays, count * ASKED, RELATED + 1).reshape(count, ASKED, RELATED + 1)
    naming = np.maximum(1, 3000 * popularity() * OWN_SKILLS).astype(int)
    return [_assignment(draw, n, asked[n].tolist(), related[n].tolist(), naming) for n in range(count)]


def _assignment(draw: random.Random, n: int, asked, related, naming) -> AssignmentFacts:
    weights = [
        (MUST_WEIGHT if place < 4 else DESIRED_WEIGHT) * rarity(occupations=3000, naming=int(naming[skill - 1]))
        for place, skill in enumerate(asked)
    ]
    start = FIRST_DAY + draw.randint(0, 300)
    return AssignmentFacts(
        id=n + 1,
        requirements=tuple(
            Requirement(
                skill,
                draw.randint(1, 4),
                share,
                place < 4,
                tuple((other, draw.randrange(30, 101, 10)) for other in others if other != skill)[:RELATED],
            )
            for place, (skill, share, others) in enumerate(zip(asked, shares(weights, SKILLS), related, strict=True))
        ),
        occupation=draw.choice(unit_groups()),
        languages=((draw.randint(1, LANGUAGES), draw.randint(3, 5)),),
        starts_from=start,
        starts_until=start + 60,
        length_days=draw.choice([14, 28, 42, 90]),
        mode=draw.choice(MODES),
        region=draw.randint(1, REGIONS),
    )


def popularity() -> np.ndarray:
    """Share of each skill in all draws."""
    weights = np.arange(1, SKILL_COUNT + 1) ** -EXPONENT
    return weights / weights.sum()


def distinct(draw: np.random.Generator, rows: int, width: int) -> np.ndarray:
    """`rows` × `width` skills by popularity, no skill twice in a row."""
    bounds = np.cumsum(popularity())
    found = np.searchsorted(bounds, draw.random((rows, width))) + 1
    while True:
        found.sort(axis=1)
        twice = np.zeros_like(found, bool)
        twice[:, 1:] = found[:, 1:] == found[:, :-1]
        if not twice.any():
            break
        found[twice] = np.searchsorted(bounds, draw.random(int(twice.sum()))) + 1
    return draw.permuted(np.minimum(found, SKILL_COUNT), axis=1)


@transaction.atomic
def write(crowd: Crowd) -> None:
    """Put the people and what they name into an empty database, whole tables at once."""
    now, everybody = timezone.now(), range(1, crowd.count + 1)
    fill(
        Concept,
        id=range(1, SKILL_COUNT + 1),
        kind=repeat(ConceptKind.SKILL),
        code=map("s{}".format, range(SKILL_COUNT)),
    )
    first = SKILL_COUNT + 1
    fill(
        Concept,
        id=range(first, first + len(crowd.groups)),
        kind=repeat(ConceptKind.OCCUPATION),
        code=map("o{}".format, crowd.groups),
        isco=crowd.groups,
    )
    fill(Language, id=range(1, LANGUAGES + 1), code=map("l{}".format, range(LANGUAGES)))
    fill(Region, id=range(1, REGIONS + 1), code=map("r{}".format, range(REGIONS)), zone=repeat(Region.Zone.MAINLAND))
    fill(User, id=everybody, email=map("p{}@bench.example".format, everybody), is_active=repeat(True))
    fill(Consent, user_id=everybody, purpose=repeat(ConsentPurpose.MATCHING), text_version=repeat("1"))
    fill(
        Profile,
        id=everybody,
        user_id=everybody,
        on_site=crowd.modes[:, 0].tolist(),
        online=crowd.modes[:, 1].tolist(),
        blended=crowd.modes[:, 2].tolist(),
        anywhere=crowd.anywhere.tolist(),
        shortest_stay_days=repeat(10),
        longest_stay_days=crowd.longest.tolist(),
        visibility=[Visibility.HOSTS if shown else Visibility.OFFICE for shown in crowd.is_for_hosts.tolist()],
        published_at=repeat(now),
    )
    owners = np.repeat(np.arange(1, crowd.count + 1), OWN_SKILLS).tolist()
    fill(PersonSkill, profile_id=owners, skill_id=crowd.skills.ravel().tolist(), level=crowd.levels.ravel().tolist())
    fill(PersonOccupation, profile_id=everybody, occupation_id=(first + crowd.occupation).tolist())
    spoken = [
        (n + 1, language, CEFR_LEVELS[level - 1])
        for n in range(crowd.count)
        for language, level in dict(zip(crowd.language[n].tolist(), crowd.cefr[n].tolist(), strict=True)).items()
    ]
    owners, languages, levels = zip(*spoken, strict=True)
    fill(ProfileLanguage, profile_id=owners, language_id=languages, level=levels)
    days = list(map(datetime.date.fromordinal, crowd.starts.tolist()))
    ends = list(map(datetime.date.fromordinal, (crowd.starts + crowd.days).tolist()))
    fill(AvailabilityWindow, profile_id=everybody, starts_on=days, ends_on=ends)
    fill(Profile.regions.through, profile_id=everybody, region_id=crowd.region.tolist())


def fill(model, **columns: Iterable) -> None:
    """Insert rows without making an object of each. Columns that are not given have the model's defaults."""
    blank = model()
    given = {model._meta.get_field(name).column: values for name, values in columns.items()}
    fields = [f for f in model._meta.concrete_fields if f.column not in given and not f.primary_key]
    fields = [field for field in fields if not field.has_db_default()]
    fixed: Sequence = [field.get_db_prep_save(field.pre_save(blank, add=True), connection) for field in fields]
    kept = {f.column: f for f in model._meta.concrete_fields}
    names = [*given, *(field.column for field in fields)]
    rows = (
        [kept[name].get_db_prep_save(value, connection) for name, value in zip(given, row, strict=True)] + list(fixed)
        for row in zip(*given.values(), strict=False)
    )
    quoted = ", ".join(connection.ops.quote_name(name) for name in names)
    statement = (
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) "
        f"VALUES ({', '.join(['%s'] * len(names))})"
    )
    with connection.cursor() as cursor:
        while batch := list(islice(rows, 20_000)):
            cursor.executemany(statement, batch)
