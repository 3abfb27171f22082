"""What a score may know about a person and an assignment: numbers and codes, nothing that tells who somebody is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Days are proleptic Gregorian ordinals (`date.toordinal`), so that both engines compare whole numbers.
Day = int
Window = tuple[Day, Day]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Skills by concept id, occupations by ISCO-08 unit group, languages by id with CEFR as 1…6."""

    id: int
    skills: Mapping[int, int] = field(default_factory=dict)
    occupations: frozenset[str] = frozenset()
    languages: Mapping[int, int] = field(default_factory=dict)
    windows: tuple[Window, ...] = ()
    shortest_days: int | None = None
    longest_days: int | None = None
    modes: frozenset[str] = frozenset()
    regions: frozenset[int] = frozenset()
    is_anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """A skill asked for. `share` is what it is worth of 7,000; `related` are stand-ins with a strength in tens."""

    skill: int
    level: int
    share: int
    is_must: bool = True
    related: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    id: int
    requirements: tuple[Requirement, ...] = ()
    occupation: str = ""
    languages: tuple[tuple[int, int], ...] = ()
    starts_from: Day | None = None
    starts_until: Day | None = None
    length_days: int | None = None
    mode: str = ""
    region: int | None = None

    @property
    def is_a_stay(self) -> bool:
        """Whether somebody has to be somewhere for it: what a profile says of stays is asked of nothing else."""
        return self.mode != "online"

    @property
    def required(self) -> tuple[Requirement, ...]:
        """What decides who is listed, and where: the required skills or, where there are none, the desired ones."""
        return tuple(requirement for requirement in self.requirements if requirement.is_must) or self.requirements
