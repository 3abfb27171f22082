"""Rows of people as arrays of whole numbers, read without making a Python object of each row."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import models
from django.db.models import Case, Max, Min, QuerySet, When
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from diaspora.models import AvailabilityWindow, Profile, ProfileLanguage

from ...models import Concept, PersonOccupation, PersonSkill
from ..rows import CEFR_STEPS

Numbers = NDArray[np.int64]

#: Keys are a number and a level in one, so that the people who hold at least a level stand side by side.
LEVELS = 8
#: Stands for a length of stay that was left open.
OPEN = -1
#: What a person wants and allows, as bits of one number.
ON_SITE, ONLINE, BLENDED, ANYWHERE = 1, 2, 4, 8
#: So many numbers of rows are asked for at once. Bounds the memory that reading takes.
ROWS_AT_ONCE = 1_000_000


@dataclass(frozen=True)
class PeopleTables:
    """What matching knows of people. Rows of profiles that are not in `people` may be among the others."""

    #: profile, shortest and longest stay in days (or OPEN), bits; ordered by profile.
    people: Numbers
    #: those of them whom hosts may be shown
    for_hosts: Numbers
    #: profile, key of skill and level
    skills: Numbers
    #: profile, key of the ISCO-08 unit group
    occupations: Numbers
    #: profile, key of language and CEFR step
    languages: Numbers
    #: profile, first and last day
    windows: Numbers
    #: profile, region
    regions: Numbers


def levelled(number: int, level: int) -> int:
    """The key of a skill or language at a level (0…7)."""
    return number * LEVELS + level


def unit_group(isco: str) -> int:
    """The key of a unit group: those that begin alike are neighbours."""
    return int.from_bytes(isco.encode("ascii", "replace")[:4].ljust(4, b"\0"), "big")


def unit_groups() -> dict[int, str]:
    """ISCO-08 unit groups by the id of the occupation that lies in them."""
    return dict(Concept.objects.exclude(isco="").order_by().values_list("id", "isco"))


def read_tables(groups: dict[int, str], only: Collection[int] | None = None) -> PeopleTables:
    """All matchable people, or those of `only` that are. `groups` as of `unit_groups`."""
    matchable, for_hosts = Profile.objects.matchable(), Profile.objects.matchable_for_hosts()
    if only is not None:
        matchable = matchable.filter(pk__in=only)
        for_hosts = for_hosts.filter(pk__in=only)
    people = _read(
        matchable,
        "id",
        Coalesce("shortest_stay_days", OPEN),
        Coalesce("longest_stay_days", OPEN),
        _bit(ON_SITE, on_site=True)
        + _bit(ONLINE, online=True)
        + _bit(BLENDED, blended=True)
        + _bit(ANYWHERE, anywhere=True),
    )
    step = Case(*(When(level=level, then=step) for level, step in CEFR_STEPS.items()), default=0)

    def rows(model, *columns) -> Numbers:
        found = model._default_manager.order_by()
        return _read(found if only is None else found.filter(profile__in=only), "profile_id", *columns)

    occupations = rows(PersonOccupation, "occupation_id")
    return PeopleTables(
        people=people[np.argsort(people[:, 0])],
        for_hosts=_read(for_hosts, "id")[:, 0],
        skills=rows(PersonSkill, _key("skill_id", models.F("level"))),
        occupations=_by_unit_group(occupations, groups),
        languages=rows(ProfileLanguage, _key("language_id", step)),
        windows=rows(AvailabilityWindow, _Day("starts_on"), _Day("ends_on")),
        regions=rows(Profile.regions.through, "region_id"),
    )


def _by_unit_group(rows: Numbers, groups: dict[int, str]) -> Numbers:
    """(profile, unit group) of (profile, occupation): occupations outside ISCO-08 are left out."""
    known = np.array(sorted(groups), dtype=np.int64)
    keys = np.array([unit_group(groups[pk]) for pk in known.tolist()], dtype=np.int64)
    place, is_known = places_of(rows[:, 1], known)
    return np.stack([rows[is_known, 0], keys[place[is_known]]], axis=1)


def places_of(wanted: Numbers, known: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """The place of each of `wanted` in the ordered `known`, and whether it is there at all."""
    if not len(known):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return places, known[places] == wanted


def _read(rows: QuerySet, *columns: Any) -> Numbers:
    found = [_unpacked(part.aggregate(packed=_Packed(*columns))["packed"], len(columns)) for part in _parts(rows)]
    return np.concatenate([np.empty((0, len(columns)), np.int64), *found])


def _parts(rows: QuerySet) -> Iterator[QuerySet]:
    ends = rows.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is not None:
        for first in range(ends["first"], ends["last"] + 1, ROWS_AT_ONCE):
            yield rows.filter(pk__gte=first, pk__lt=first + ROWS_AT_ONCE)


def _unpacked(packed: Any, width: int) -> Numbers:
    if not packed:
        return np.empty((0, width), np.int64)
    if isinstance(packed, str):
        return np.fromstring(packed, dtype=np.int64, sep=" ").reshape(-1, width)
    return np.frombuffer(packed, dtype=">i8").reshape(-1, width).astype(np.int64)


def _bit(bit: int, **condition: bool) -> Case:
    return Case(When(**condition, then=bit), default=0)


def _key(number: str, level: Any) -> models.ExpressionWrapper:
    return models.ExpressionWrapper(models.F(number) * LEVELS + level, output_field=models.BigIntegerField())


class _Packed(models.Aggregate):
    """Whole numbers of all rows in one value: as text on SQLite, as big-endian eight bytes each on PostgreSQL."""

    output_field = models.TextField()

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(
            compiler, connection, template="group_concat(%(expressions)s, ' ')", arg_joiner=" || ' ' || ", **context
        )

    def as_postgresql(self, compiler, connection, **context):
        template = "string_agg(int8send(%(expressions)s), ''::bytea)"
        return super().as_sql(compiler, connection, template=template, arg_joiner=") || int8send(", **context)


class _Day(models.Func):
    """A date as its proleptic Gregorian ordinal, as `date.toordinal` counts."""

    output_field = models.IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        template = "CAST(julianday(%(expressions)s) - 1721424.5 AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, template="(%(expressions)s - DATE '0001-01-01' + 1)", **context)
