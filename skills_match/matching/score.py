"""How well a person fits an assignment: one number in whole points, and the parts that explain it.

The single truth of matching. No database, no request, no fraction in anything that is compared, so that every
engine, every process and every day agree. Engines may find candidates in their own way; the answer is this.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..enums import Section
from ..vocabulary.shares import shares
from .facts import AssignmentFacts, PersonFacts, Requirement

#: Travels with every run. Change it whenever the same facts could give another number.
RULESET = "2026.13"

SKILLS, OCCUPATION, AVAILABILITY, LANGUAGES, MODE, PLACE = 7000, 1000, 1000, 700, 200, 100
FIT = SKILLS + OCCUPATION
FEASIBILITY = AVAILABILITY + LANGUAGES + MODE + PLACE
WHOLE = FIT + FEASIBILITY
#: How far two neighbouring sections of a list lie apart: more than any total, so that a section always decides first.
#: Two of them and a whole fit into 16 bits.
SECTION = 11_000
#: Percent of a requirement's share. What is held below the level asked counts `LEVEL_BELOW` of what it would at it.
LEVEL_MET, LEVEL_BELOW, RELATED_AT_MOST = 100, 60, 60
#: Points by how many leading digits of the ISCO-08 unit group agree: same unit, minor or sub-major group.
UNIT_GROUP = 4
OCCUPATION_POINTS = {UNIT_GROUP: 1000, 3: 600, 2: 300}


@dataclass(frozen=True, slots=True)
class SkillPart:
    """One requirement: `held` is the person's own level (0: not held), `via` a related skill that stood in, held at
    `via_level` (0 in runs kept under the first rules)."""

    skill: int
    is_must: bool
    asked: int
    held: int
    via: int | None
    points: int
    possible: int
    via_level: int = 0

    @property
    def is_met(self) -> bool:
        return self.held >= self.asked


@dataclass(frozen=True, slots=True)
class OccupationPart:
    """`digits` of the unit group agree; 0 when fewer than two do."""

    digits: int
    points: int
    possible: int = OCCUPATION


@dataclass(frozen=True, slots=True)
class AvailabilityPart:
    """`covered` of the `asked` days lie in one window of the person. `asked` is None when the dates are open.

    The person never stays so long when `is_too_long`, and comes for longer stays only when `is_too_short`: neither of
    work that is online only, for which nobody stays anywhere.
    """

    covered: int
    asked: int | None
    points: int
    possible: int = AVAILABILITY
    is_too_long: bool = False
    is_too_short: bool = False


@dataclass(frozen=True, slots=True)
class LanguagePart:
    language: int
    asked: int
    held: int
    points: int
    possible: int


@dataclass(frozen=True, slots=True)
class PlacePart:
    """What fits, and what the person stated as never: whoever chose no mode or no region has ruled none out."""

    fits_mode: bool
    fits_region: bool
    points: int
    possible: int = MODE + PLACE
    rules_out_mode: bool = False
    rules_out_region: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """A score that explains itself. `total` is the sum of its parts, 0 … 10,000."""

    skills: tuple[SkillPart, ...]
    occupation: OccupationPart
    availability: AvailabilityPart
    languages: tuple[LanguagePart, ...]
    language_points: int
    place: PlacePart

    @property
    def skill_points(self) -> int:
        return sum(part.points for part in self.skills)

    @property
    def total(self) -> int:
        return self.fit_points + self.feasibility_points

    @property
    def fit_points(self) -> int:
        """What somebody can do and is."""
        return self.skill_points + self.occupation.points

    @property
    def feasibility_points(self) -> int:
        """What allows it or not: told apart, so that it never makes a stranger look strong."""
        return self.availability.points + self.language_points + self.place.points

    @property
    def required(self) -> tuple[SkillPart, ...]:
        """What counts as required: where nothing is, what is desired."""
        return tuple(part for part in self.skills if part.is_must) or self.skills

    @property
    def required_met(self) -> int:
        return sum(part.is_met for part in self.required)

    @property
    def section(self) -> Section | None:
        """Where a list shows this match; None: not at all."""
        required = self.required
        if required and all(part.is_met for part in required):
            return Section.ALL_MET
        if any(part.held for part in required):
            return Section.SOME_MISSING
        return Section.SAME_OCCUPATION if self.occupation.digits == UNIT_GROUP else None

    @property
    def standing(self) -> int:
        """What a list is ordered by: the section, then the total. 0 when it is not listed."""
        section = self.section
        return 0 if section is None else SECTION * section + self.total

    @property
    def is_ruled_out(self) -> bool:
        """Something that the profile states as never: this way of working, so long a stay, this region."""
        return self.availability.is_too_long or self.place.rules_out_mode or self.place.rules_out_region


def score(person: PersonFacts, assignment: AssignmentFacts) -> Score:
    """Score one person for one assignment. What an assignment leaves open is no obstacle: it gives full points.

    Skills are the exception: an assignment that names none gives none.
    """
    languages = _languages(person, assignment)
    return Score(
        skills=tuple(skill_part(person, requirement) for requirement in assignment.requirements),
        occupation=_occupation(person, assignment),
        availability=availability(person, assignment),
        languages=languages,
        language_points=sum(part.points for part in languages) if languages else LANGUAGES,
        place=place_part(person, assignment),
    )


def order(person: int, assignment: int, standing: int) -> tuple[int, int, int]:
    """Sort key, best first: `Score.standing`, then a hash of the pair: ties are fair and the same everywhere."""
    return -standing, tie_break(person, assignment), person


def tie_break(person: int, assignment: int) -> int:
    """A number below 2**64 without any pattern in either id (the finaliser of splitmix64)."""
    mixed = (person * 0x9E3779B97F4A7C15 + assignment * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    return mixed ^ (mixed >> 31)


def credit(*, share: int, percent: int) -> int:
    return share * percent // 100


def related_percent(strength: int, *, is_at_level: bool) -> int:
    """What a related skill is worth: 60 % of the requirement times the strength of the link (tens of a percent), and
    below the level asked the same share of that as of the skill itself."""
    percent = RELATED_AT_MOST * strength // 100
    return percent if is_at_level else percent * LEVEL_BELOW // 100


def language_shares(assignment: AssignmentFacts) -> list[int]:
    """Each language asked for counts the same."""
    return shares([1] * len(assignment.languages), LANGUAGES)


def shared_digits(held: str, asked: str) -> int:
    """How many leading digits of two unit groups agree."""
    for digits in (4, 3, 2):
        if held[:digits] == asked[:digits]:
            return digits
    return 0


def covered_days(*, windows: Iterable[tuple[int, int]], starts_from: int, starts_until: int, length: int) -> int:
    """The most days of a stay of `length` that lie in one window, over all starts that the assignment allows.

    A stay can lie anywhere between the earliest start and the end of the latest possible stay; whatever part of
    a window lies in there can be filled by one, up to its length.
    """
    last = starts_until + length - 1
    days = [min(length, min(end, last) - max(start, starts_from) + 1) for start, end in windows]
    return max([0, *days])


def free_days(person: PersonFacts, assignment: AssignmentFacts) -> int:
    """As `covered_days`; 0 while the dates are open."""
    length, start = assignment.length_days, assignment.starts_from
    if not length or start is None:
        return 0
    until = start if assignment.starts_until is None else assignment.starts_until
    return covered_days(windows=person.windows, starts_from=start, starts_until=until, length=length)


def availability(person: PersonFacts, assignment: AssignmentFacts) -> AvailabilityPart:
    """Also asked alone by an engine that has found all other points."""
    length, start = assignment.length_days, assignment.starts_from
    shortest, longest = (person.shortest_days, person.longest_days) if assignment.is_a_stay else (None, None)
    is_too_long = bool(length and longest is not None and longest < length)
    if not length or start is None:
        return AvailabilityPart(covered=0, asked=None, points=AVAILABILITY, is_too_long=is_too_long)
    covered = free_days(person, assignment)
    if longest is not None:
        covered = min(covered, longest)
    is_too_short = shortest is not None and shortest > length
    if is_too_short:
        covered = 0
    points = AVAILABILITY * covered // length
    return AvailabilityPart(covered, length, points, is_too_long=is_too_long, is_too_short=is_too_short)


def skill_part(person: PersonFacts, requirement: Requirement) -> SkillPart:
    held = person.skills.get(requirement.skill, 0)
    percent, via, via_level = 0, None, 0
    if held:
        percent = LEVEL_MET if held >= requirement.level else LEVEL_BELOW
    else:
        for skill, strength in requirement.related:
            level = person.skills.get(skill)
            if level is None:
                continue
            worth = related_percent(strength, is_at_level=level >= requirement.level)
            if worth > percent:
                percent, via, via_level = worth, skill, level
    points = credit(share=requirement.share, percent=percent)
    share, asked = requirement.share, requirement.level
    return SkillPart(requirement.skill, requirement.is_must, asked, held, via, points, share, via_level)


def _occupation(person: PersonFacts, assignment: AssignmentFacts) -> OccupationPart:
    if not assignment.occupation:
        return OccupationPart(digits=0, points=OCCUPATION)
    digits = max((shared_digits(held, assignment.occupation) for held in person.occupations), default=0)
    return OccupationPart(digits, OCCUPATION_POINTS.get(digits, 0))


def _languages(person: PersonFacts, assignment: AssignmentFacts) -> tuple[LanguagePart, ...]:
    """The level asked for gives all points of a language, one step below it half of them."""
    parts = []
    for (language, asked), possible in zip(assignment.languages, language_shares(assignment), strict=True):
        held = person.languages.get(language, 0)
        points = possible if held >= asked else possible // 2 if held and held == asked - 1 else 0
        parts.append(LanguagePart(language, asked, held, points, possible))
    return tuple(parts)


def place_part(person: PersonFacts, assignment: AssignmentFacts) -> PlacePart:
    """The place counts only for somebody who works in the mode: elsewhere nobody has to go anywhere."""
    fits_mode = (
        not assignment.mode
        or assignment.mode in person.modes
        or (assignment.mode == "blended" and {"on_site", "online"} <= person.modes)
    )
    fits_region = fits_mode and (
        assignment.mode == "online"
        or assignment.region is None
        or person.is_anywhere
        or assignment.region in person.regions
    )
    return PlacePart(
        fits_mode,
        fits_region,
        MODE * fits_mode + PLACE * fits_region,
        rules_out_mode=bool(person.modes) and not fits_mode,
        rules_out_region=_rules_out_region(person, assignment),
    )


def _rules_out_region(person: PersonFacts, assignment: AssignmentFacts) -> bool:
    if assignment.mode == "online" or assignment.region is None or person.is_anywhere:
        return False
    return bool(person.regions) and assignment.region not in person.regions
