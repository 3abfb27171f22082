"""A score as the log keeps it: whole numbers in a fixed order, short enough for a row a person."""

from dataclasses import fields
from operator import attrgetter
from typing import Any

from .score import AvailabilityPart, LanguagePart, OccupationPart, PlacePart, Score, SkillPart

Kept = dict[str, list[Any]]

_VALUES = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (SkillPart, OccupationPart, AvailabilityPart, LanguagePart, PlacePart)
}


def kept(score: Score) -> Kept:
    """Each part as the list of its values, in the order of its fields."""
    return {
        "skills": [_values(part) for part in score.skills],
        "occupation": _values(score.occupation),
        "availability": _values(score.availability),
        "languages": [_values(part) for part in score.languages],
        "language_points": [score.language_points],
        "place": _values(score.place),
    }


def score_of(row: Kept) -> Score:
    """The very score that was kept."""
    return Score(
        skills=tuple(SkillPart(*values) for values in row["skills"]),
        occupation=OccupationPart(*row["occupation"]),
        availability=AvailabilityPart(*row["availability"]),
        languages=tuple(LanguagePart(*values) for values in row["languages"]),
        language_points=row["language_points"][0],
        place=PlacePart(*row["place"]),
    )


def _values(part: Any) -> list[Any]:
    return list(_VALUES[type(part)](part))
