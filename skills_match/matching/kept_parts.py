"""The parts of a score as the log keeps them: whole numbers in a fixed order, short enough for a row a person."""

from dataclasses import fields
from operator import attrgetter
from typing import Any

from .score import AvailabilityPart, LanguagePart, OccupationPart, Parts, PlacePart, SkillPart

Kept = dict[str, list[Any]]

_VALUES = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (SkillPart, OccupationPart, AvailabilityPart, LanguagePart, PlacePart)
}


def kept(parts: Parts) -> Kept:
    """Each part as the list of its values, in the order of its fields."""
    return {
        "skills": [_values(part) for part in parts.skills],
        "occupation": _values(parts.occupation),
        "availability": _values(parts.availability),
        "languages": [_values(part) for part in parts.languages],
        "language_points": [parts.language_points],
        "place": _values(parts.place),
    }


def parts_of(row: Kept) -> Parts:
    """The very parts that were kept."""
    return Parts(
        skills=tuple(SkillPart(*values) for values in row["skills"]),
        occupation=OccupationPart(*row["occupation"]),
        availability=AvailabilityPart(*row["availability"]),
        languages=tuple(LanguagePart(*values) for values in row["languages"]),
        language_points=row["language_points"][0],
        place=PlacePart(*row["place"]),
    )


def _values(part: Any) -> list[Any]:
    return list(_VALUES[type(part)](part))
