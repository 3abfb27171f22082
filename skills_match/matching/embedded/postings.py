"""People as arrays: lists of who has a skill, an occupation, a language. Built once, never changed."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from ...enums import Mode, Section
from .. import score
from ..facts import AssignmentFacts, Requirement
from .tables import ANYWHERE, BLENDED, ON_SITE, ONLINE, Numbers, PeopleTables, levelled, places_of, unit_group

#: Standings fit: 32,000 at most. Half the memory to walk through is nearly half the time.
Points = NDArray[np.int16]
_MODE_BITS = {Mode.ON_SITE: ON_SITE, Mode.ONLINE: ONLINE, Mode.BLENDED: BLENDED}
_SLOT_BITS = 32


class Lists:
    """Slots by key. Neighbouring keys lie side by side, so that a range of keys is one stretch, found at once."""

    def __init__(self, slots: Numbers, keys: Numbers) -> None:
        packed = keys << _SLOT_BITS | slots
        packed.sort()
        sorted_keys = packed >> _SLOT_BITS
        packed &= (1 << _SLOT_BITS) - 1
        self.slots = packed
        begins = np.flatnonzero(np.diff(sorted_keys, prepend=-1))
        self._keys: list[int] = sorted_keys[begins].tolist()
        self._begins: list[int] = [*begins.tolist(), len(packed)]

    def between(self, first: int, after: int) -> Numbers:
        """Slots with a key from `first` up to, not including, `after`."""
        return self.slots[self._begins[bisect_left(self._keys, first)] : self._begins[bisect_left(self._keys, after)]]


class Postings:
    """People by slot: their place in `ids`."""

    def __init__(self, tables: PeopleTables) -> None:
        self.ids = np.ascontiguousarray(tables.people[:, 0])
        self._shortest, self._longest = (tables.people[:, column].astype(np.int32) for column in (1, 2))
        self._wants = tables.people[:, 3].astype(np.int8)
        self.for_hosts = np.zeros(len(self.ids), bool)
        slots, is_known = places_of(tables.for_hosts, self.ids)
        self.for_hosts[slots[is_known]] = True
        self._skills = self._lists(tables.skills)
        self._occupations = self._lists(tables.occupations)
        self._languages = self._lists(tables.languages)
        self._regions = self._lists(tables.regions)
        self._has_regions = np.zeros(len(self.ids), bool)
        self._has_regions[self._regions.slots] = True
        windows = self._with_slots(tables.windows)
        windows = windows[np.argsort(windows[:, 0], kind="stable")].astype(np.int32)
        self._window_begins = np.searchsorted(windows[:, 0], np.arange(len(self.ids) + 1))
        self._window_first_days, self._window_last_days = windows[:, 1].copy(), windows[:, 2].copy()

    def _lists(self, rows: Numbers) -> Lists:
        known = self._with_slots(rows)
        return Lists(known[:, 0], known[:, 1])

    def _with_slots(self, rows: Numbers) -> Numbers:
        """Rows with the slot in the place of the profile; rows of profiles without one are left out."""
        slots, is_known = places_of(rows[:, 0], self.ids)
        known = rows[is_known]
        known[:, 0] = slots[is_known]
        return known

    def slots_of(self, profiles: Iterable[int]) -> Numbers:
        """Slots of those profiles that have one."""
        slots, is_known = places_of(np.fromiter(profiles, dtype=np.int64), self.ids)
        return slots[is_known]

    def points(self, assignment: AssignmentFacts) -> Points:
        """The standing of every slot without availability; 0 for whom `score` does not list."""
        points, is_listed = self._sections(assignment)
        points += self._skill_points(assignment.requirements)
        points += self._occupation_points(assignment)
        points += self._language_points(assignment)
        points += self._place_points(assignment)
        points *= is_listed
        return points

    def _sections(self, assignment: AssignmentFacts) -> tuple[Points, NDArray[np.bool_]]:
        """What the section of every slot is worth, and who is in any."""
        sections, met, required = self._none(), self._none(), assignment.required
        for requirement in required:
            at_level, after = levelled(requirement.skill, requirement.level), levelled(requirement.skill + 1, 0)
            sections[self._skills.between(levelled(requirement.skill, 0), after)] = Section.SOME_MISSING
            met[self._skills.between(at_level, after)] += 1
        if required:
            sections[met == len(required)] = Section.ALL_MET
        is_listed = sections > 0
        if assignment.occupation:
            group = unit_group(assignment.occupation)
            is_listed[self._occupations.between(group, group + 1)] = True
        sections *= score.SECTION
        return sections, is_listed

    def availability_points(self, slots: Numbers, assignment: AssignmentFacts) -> Points:
        """What `score` gives these slots for availability."""
        length, start = assignment.length_days, assignment.starts_from
        if not length or start is None:
            return np.full(len(slots), score.AVAILABILITY, np.int16)
        last = (start if assignment.starts_until is None else assignment.starts_until) + length - 1
        begins = self._window_begins[slots]
        counts = self._window_begins[slots + 1] - begins
        owners = np.repeat(np.arange(len(slots)), counts)
        windows = np.arange(len(owners)) + np.repeat(begins - np.cumsum(counts) + counts, counts)
        days = np.minimum(self._window_last_days[windows], last) - np.maximum(self._window_first_days[windows], start)
        covered = np.zeros(len(slots), np.int32)
        np.maximum.at(covered, owners, np.minimum(days + 1, length))
        if assignment.is_a_stay:
            longest = self._longest[slots]
            covered = np.where(longest >= 0, np.minimum(covered, longest), covered)
            covered[self._shortest[slots] > length] = 0
        return (score.AVAILABILITY * covered // length).astype(np.int16)

    def _none(self) -> Points:
        return np.zeros(len(self.ids), np.int16)

    def _skill_points(self, requirements: Iterable[Requirement]) -> Points:
        total, points = self._none(), self._none()
        for requirement in requirements:
            points.fill(0)
            # The better overwrites the worse: only the best stand-in counts, and the skill itself before any.
            for first, after, percent in _rising(requirement):
                points[self._skills.between(first, after)] = score.credit(share=requirement.share, percent=percent)
            total += points
        return total

    def _occupation_points(self, assignment: AssignmentFacts) -> Points | int:
        if not assignment.occupation:
            return score.OCCUPATION
        points = self._none()
        for digits, worth in sorted(score.OCCUPATION_POINTS.items()):
            first = unit_group(assignment.occupation[:digits])
            points[self._occupations.between(first, first + 256 ** (4 - digits))] = worth
        return points

    def _language_points(self, assignment: AssignmentFacts) -> Points | int:
        if not assignment.languages:
            return score.LANGUAGES
        points = self._none()
        for (language, asked), possible in zip(assignment.languages, score.language_shares(assignment), strict=True):
            met, after = levelled(language, asked), levelled(language + 1, 0)
            points[self._languages.between(met, after)] += possible
            points[self._languages.between(met - 1, met)] += possible // 2
        return points

    def _place_points(self, assignment: AssignmentFacts) -> Points | int:
        fits_mode = self._fits_mode(assignment)
        fits_region = fits_mode & self._goes_there(assignment)
        return fits_mode.astype(np.int16) * score.MODE + fits_region.astype(np.int16) * score.PLACE

    def possible(self, assignment: AssignmentFacts) -> NDArray[np.bool_]:
        """Who rules nothing out, as `score` says it."""
        has_modes, has_regions = self._wants & (ON_SITE | ONLINE | BLENDED) > 0, self._has_regions
        possible = (self._fits_mode(assignment) | ~has_modes) & (self._goes_there(assignment) | ~has_regions)
        if assignment.length_days and assignment.is_a_stay:
            possible &= (self._longest < 0) | (self._longest >= assignment.length_days)
        return possible

    def _fits_mode(self, assignment: AssignmentFacts) -> NDArray[np.bool_]:
        if not assignment.mode:
            return np.ones(len(self.ids), bool)
        fits_mode = self._wants & _MODE_BITS[Mode(assignment.mode)] > 0
        if assignment.mode == Mode.BLENDED:
            both = ON_SITE | ONLINE
            fits_mode |= self._wants & both == both
        return fits_mode

    def _goes_there(self, assignment: AssignmentFacts) -> NDArray[np.bool_]:
        if assignment.mode == Mode.ONLINE or assignment.region is None:
            return np.ones(len(self.ids), bool)
        goes_there = self._wants & ANYWHERE > 0
        goes_there[self._regions.between(assignment.region, assignment.region + 1)] = True
        return goes_there


def _rising(requirement: Requirement) -> Iterator[tuple[int, int, int]]:
    """Ranges of skill keys and the percentage that each earns, the lowest first."""
    yield from sorted(_related(requirement), key=itemgetter(2))
    met = levelled(requirement.skill, requirement.level)
    yield levelled(requirement.skill, 0), met, score.LEVEL_BELOW
    yield met, levelled(requirement.skill + 1, 0), score.LEVEL_MET


def _related(requirement: Requirement) -> Iterator[tuple[int, int, int]]:
    for skill, strength in requirement.related:
        at_level = levelled(skill, requirement.level)
        yield levelled(skill, 0), at_level, score.related_percent(strength, is_at_level=False)
        yield at_level, levelled(skill + 1, 0), score.related_percent(strength, is_at_level=True)
