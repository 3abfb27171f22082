"""People against the skills that are asked for, for the eye: a row for each person, a column for each skill, and dots
for levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.languages import reading_language

from ..enums import LEVEL_WORDS, SkillLevel
from ..vocabulary.picker import vocabulary
from .explain import Explanation
from .score import Score, SkillPart
from .words import ShownNames

HELD, RELATED, MISSING = "●", "○", "·"
#: The heading over people whom no list of matches shows; they may have applied all the same.
NONE_HELD = gettext_lazy("None of the required skills")


class Matched(Protocol):
    """Somebody who was compared with an assignment. Template and reader know what else there is."""

    @property
    def score(self) -> Score: ...

    @property
    def explanation(self) -> Explanation: ...


@dataclass(frozen=True)
class MatrixColumn:
    """A skill asked for, and how: required or desired, at which level."""

    title: str
    asked: str


@dataclass(frozen=True)
class MatrixCell:
    """What somebody has for the skill `title`. `dots`: one for each level, open ones where a related skill stands in,
    and small ones for what is missing up to the level asked. `text` says the same in words, with the related skill."""

    title: str
    asked: str
    dots: str
    text: str
    tone: str
    is_related: bool = False


@dataclass(frozen=True)
class MatrixRow:
    match: Matched
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class MatrixPart:
    """Rows under one heading."""

    title: str | Promise
    rows: tuple[MatrixRow, ...]

    @property
    def order_note(self) -> str:
        """Told where more than one stand in an order."""
        return self.rows[0].match.explanation.order_note if len(self.rows) > 1 else ""


@dataclass(frozen=True)
class Matrix:
    """Required skills come first."""

    columns: tuple[MatrixColumn, ...]
    sections: tuple[MatrixPart, ...]


def matrix_of(matches: Sequence[Matched]) -> Matrix:
    """The matrix of people who were scored for one assignment, in their order. Two queries."""
    if not matches:
        return Matrix((), ())
    names = _names(matches)
    rows = [
        MatrixRow(match, tuple(_cell(part, names) for part in _required_first(match.score.skills))) for match in matches
    ]
    sections = groupby(rows, key=lambda row: row.match.explanation.section_title)
    return Matrix(
        # Everybody was scored for the same requirements.
        columns=tuple(_column(part, names) for part in _required_first(matches[0].score.skills)),
        sections=tuple(MatrixPart(title or NONE_HELD, tuple(group)) for title, group in sections),
    )


def _required_first(parts: Sequence[SkillPart]) -> list[SkillPart]:
    return sorted(parts, key=lambda part: not part.is_must)


def _names(matches: Sequence[Matched]) -> ShownNames:
    words, language = vocabulary(), reading_language()
    skills = {pk for match in matches for part in match.score.skills for pk in (part.skill, part.via) if pk is not None}
    return ShownNames({pk: words.label(pk, language) for pk in skills})


def _column(part: SkillPart, names: ShownNames) -> MatrixColumn:
    return MatrixColumn(names.skill(part.skill), _asked(part))


def _asked(part: SkillPart) -> str:
    text = _("required: %(level)s") if part.is_must else _("desired: %(level)s")
    return text % {"level": _level(part.asked)}


def _cell(part: SkillPart, names: ShownNames) -> MatrixCell:
    missing, tone = MISSING * max(part.asked - (part.held or part.via_level), 0), "wait"
    if part.is_met:
        dots, text, tone = HELD * part.held, _level(part.held), "good"
    elif part.held:
        dots, text = HELD * part.held + missing, _("%(level)s, below the level asked") % {"level": _level(part.held)}
    elif part.via is None:
        dots, text, tone = missing, _("missing"), "stop"
    else:
        dots, text = RELATED * max(part.via_level, 1) + missing, _related(names.skill(part.via), part.via_level)
    return MatrixCell(names.skill(part.skill), _asked(part), dots, text, tone, bool(not part.held and part.via))


def _related(skill: str, level: int) -> str:
    """Runs of the first rules did not keep the level."""
    if not level:
        return _("related skill: %(skill)s") % {"skill": skill}
    return _("related skill: %(skill)s (%(level)s)") % {"skill": skill, "level": _level(level)}


def _level(level: int) -> str:
    return str(LEVEL_WORDS[SkillLevel(level)])
