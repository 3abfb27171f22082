"""All matchable people as arrays: who has a skill, an occupation, a language. Built once, never changed."""

from collections.abc import Iterable
from itertools import chain

import numpy as np
from django.db.models import Exists, OuterRef
from numpy.typing import NDArray

from diaspora.models import AvailabilityWindow, Profile, ProfileLanguage

from ..enums import Mode
from ..models import PersonOccupation, PersonSkill
from . import score
from .facts import AssignmentFacts
from .rows import CEFR_STEPS

Numbers = NDArray[np.int64]
_MODE_BITS = {Mode.ON_SITE: 1, Mode.ONLINE: 2, Mode.BLENDED: 4}
_UNKNOWN_DAYS = -1


class Grouped:
    """Rows (key, slot, value) ordered by key: `of(key)` gives slots and values of one key without a search in rows."""

    def __init__(self, keys: Numbers, slots: Numbers, values: Numbers | None = None) -> None:
        place = np.argsort(keys, kind="stable")
        self.keys, self.slots = keys[place], slots[place].astype(np.int32)
        self.values = None if values is None else values[place].astype(np.int16)

    def of(self, key: int) -> tuple[NDArray, NDArray]:
        start, end = np.searchsorted(self.keys, [key, key + 1])
        return self.slots[start:end], self.slots[:0] if self.values is None else self.values[start:end]

    def between(self, first: int, after: int) -> NDArray:
        start, end = np.searchsorted(self.keys, [first, after])
        return self.slots[start:end]


class Postings:
    """People by slot (their place in `ids`). Read from rows in seven queries."""

    def __init__(self) -> None:
        # Written as EXISTS on the row's own profile, so that each table is read once and in its own order.
        matchable = Profile.objects.matchable()
        people = _table(
            matchable.order_by("id").values_list(
                "id", "shortest_stay_days", "longest_stay_days", "anywhere", "on_site", "online", "blended"
            ),
            7,
        )
        self.ids = people[:, 0]
        self.shortest, self.longest = people[:, 1], people[:, 2]
        self.anywhere = people[:, 3] == 1
        modes = people[:, 4] * 1 + people[:, 5] * 2 + people[:, 6] * 4
        self.modes = modes.astype(np.int8)
        self.for_hosts = np.isin(
            self.ids, _table(Profile.objects.matchable_for_hosts().order_by("id").values_list("id"), 1)[:, 0]
        )
        own = Exists(matchable.filter(pk=OuterRef("profile_id")))
        skills = self._rows(PersonSkill.objects.order_by().values_list("profile_id", "skill_id", "level"), 3)
        self.skills = Grouped(skills[:, 1], skills[:, 0], skills[:, 2])
        held = PersonOccupation.objects.filter(own).exclude(occupation__isco="").order_by()
        occupations = self._rows(
            ((pk, int(isco)) for pk, isco in held.values_list("profile_id", "occupation__isco").iterator()), 2
        )
        self.occupations = Grouped(occupations[:, 1], occupations[:, 0])
        spoken = ProfileLanguage.objects.filter(own).order_by().values_list("profile_id", "language_id", "level")
        languages = self._rows(((pk, code, CEFR_STEPS[level]) for pk, code, level in spoken.iterator()), 3)
        self.languages = Grouped(languages[:, 1], languages[:, 0], languages[:, 2])
        free = AvailabilityWindow.objects.filter(own).order_by().values_list("profile_id", "starts_on", "ends_on")
        windows = self._rows(((pk, a.toordinal(), b.toordinal()) for pk, a, b in free.iterator()), 3)
        self.window_slots, self.window_starts, self.window_ends = windows.T
        wanted = Profile.regions.through.objects.order_by().values_list("profile_id", "region_id")
        regions = self._rows(wanted, 2)
        self.regions = Grouped(regions[:, 1], regions[:, 0])

    def _rows(self, rows: Iterable[tuple], width: int) -> Numbers:
        """Rows whose first column is a profile: that becomes its slot, and rows of others are dropped."""
        table = _table(rows, width)
        slots = np.searchsorted(self.ids, table[:, 0])
        slots[slots == len(self.ids)] = 0
        known = self.ids[slots] == table[:, 0] if len(self.ids) else np.zeros(len(table), bool)
        table[:, 0] = slots
        return table[known]

    def slots_of(self, profiles: Iterable[int]) -> Numbers:
        """Slots of those profiles that have one."""
        wanted = np.array(sorted(profiles), dtype=np.int64)
        if not len(wanted) or not len(self.ids):
            return np.empty(0, np.int64)
        slots = np.searchsorted(self.ids, wanted)
        inside = slots < len(self.ids)
        return slots[inside][self.ids[slots[inside]] == wanted[inside]]

    def totals(self, assignment: AssignmentFacts) -> tuple[NDArray, NDArray]:
        """(total, skill points) of every slot: the very numbers of `score`, all people at once."""
        skills = self._skill_points(assignment)
        return (
            skills
            + self._occupation_points(assignment)
            + self._availability_points(assignment)
            + self._language_points(assignment)
            + self._place_points(assignment),
            skills,
        )

    def _skill_points(self, assignment: AssignmentFacts) -> NDArray:
        total = np.zeros(len(self.ids), np.int32)
        for requirement in assignment.requirements:
            points = np.zeros(len(self.ids), np.int32)
            # Weakest stand-in first, so that the best one is written last; the skill itself overrides them all.
            for skill, strength in sorted(requirement.related, key=lambda pair: pair[1]):
                percent = score.related_percent(strength)
                points[self.skills.of(skill)[0]] = score.credit(share=requirement.share, percent=percent)
            slots, levels = self.skills.of(requirement.skill)
            points[slots] = np.where(
                levels >= requirement.level,
                score.credit(share=requirement.share, percent=score.LEVEL_MET),
                score.credit(share=requirement.share, percent=score.LEVEL_BELOW),
            )
            total += points
        return total

    def _occupation_points(self, assignment: AssignmentFacts) -> NDArray:
        if not assignment.occupation:
            return np.full(len(self.ids), score.OCCUPATION, np.int32)
        points = np.zeros(len(self.ids), np.int32)
        for digits, worth in sorted(score.OCCUPATION_POINTS.items()):
            width = 10 ** (4 - digits)
            first = int(assignment.occupation[:digits]) * width
            points[self.occupations.between(first, first + width)] = worth
        return points

    def _availability_points(self, assignment: AssignmentFacts) -> NDArray:
        length, start = assignment.length_days, assignment.starts_from
        if not length or start is None:
            return np.full(len(self.ids), score.AVAILABILITY, np.int32)
        last = (start if assignment.starts_until is None else assignment.starts_until) + length - 1
        days = np.minimum(self.window_ends, last) - np.maximum(self.window_starts, start) + 1
        covered = np.zeros(len(self.ids), np.int64)
        np.maximum.at(covered, self.window_slots, np.minimum(days, length))
        covered = np.where(self.longest >= 0, np.minimum(covered, self.longest), covered)
        covered[self.shortest > length] = 0
        return (score.AVAILABILITY * covered // length).astype(np.int32)

    def _language_points(self, assignment: AssignmentFacts) -> NDArray:
        if not assignment.languages:
            return np.full(len(self.ids), score.LANGUAGES, np.int32)
        points = np.zeros(len(self.ids), np.int32)
        for (language, asked), possible in zip(assignment.languages, score.language_shares(assignment), strict=True):
            slots, held = self.languages.of(language)
            points[slots] += np.where(held >= asked, possible, np.where(held == asked - 1, possible // 2, 0)).astype(
                np.int32
            )
        return points

    def _place_points(self, assignment: AssignmentFacts) -> NDArray:
        if assignment.mode:
            fits_mode = self.modes & _MODE_BITS[Mode(assignment.mode)] > 0
            if assignment.mode == Mode.BLENDED:
                fits_mode |= self.modes & 3 == 3
        else:
            fits_mode = np.ones(len(self.ids), bool)
        fits_region = np.ones(len(self.ids), bool)
        if assignment.mode != Mode.ONLINE and assignment.region is not None:
            fits_region = self.anywhere.copy()
            fits_region[self.regions.of(assignment.region)[0]] = True
        return (score.MODE * fits_mode + score.PLACE * (fits_mode & fits_region)).astype(np.int32)


def tie_breaks(people: Numbers, assignment: int) -> NDArray[np.uint64]:
    """`score.tie_break` for many people at once; unsigned 64-bit arithmetic wraps exactly as its mask does."""
    mixed = people.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed += np.uint64(assignment * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _table(rows, width: int) -> Numbers:
    """Rows of whole numbers as an array; what is not known becomes −1."""
    rows = rows.iterator(chunk_size=10_000) if hasattr(rows, "iterator") else rows
    if width > 3:
        rows = ([_UNKNOWN_DAYS if value is None else value for value in row] for row in rows)
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, width)
