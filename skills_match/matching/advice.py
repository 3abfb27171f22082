"""What would change a match, in sentences for the person: each says what to add and what that would make of it."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from diaspora.enums import CEFR

from ..enums import LEVEL_WORDS, Band, Mode, SkillLevel
from .additions import Addition, AdditionKind, Additions
from .bands import BAND_WORDS, band_of
from .facts import AssignmentFacts
from .names import Names


@dataclass(frozen=True)
class Advice:
    """Sentences, the best addition first; `together` when only all of them at once reach another band."""

    sentences: tuple[str, ...] = ()
    together: str = ""


def advise(additions: Additions, *, band: Band, assignment: AssignmentFacts, names: Names) -> Advice:
    """Put additions to a match of `band` into words in the active language."""
    after, reached = band_of(additions.together), {band_of(addition.parts) for addition in additions.best}
    return Advice(
        sentences=tuple(_sentence(addition, band, assignment, names) for addition in additions.best),
        together=_("All of it together would make it a %(band)s.") % {"band": BAND_WORDS[after]}
        if after != band and after not in reached
        else "",
    )


def _sentence(addition: Addition, before: Band, assignment: AssignmentFacts, names: Names) -> str:
    band = band_of(addition.parts)
    if band == before:
        return _nearer(addition) % {**_values(addition, assignment, names), "band": BAND_WORDS[band]}
    return _lifted(addition) % {**_values(addition, assignment, names), "band": BAND_WORDS[band]}


def _lifted(addition: Addition) -> str:
    """The sentence for an addition that leads to another band."""
    match addition.kind:
        case AdditionKind.SKILL if addition.held:
            return _("Raising “%(skill)s” to the level “%(level)s” would make it a %(band)s.")
        case AdditionKind.SKILL:
            return _("Adding “%(skill)s” at the level “%(level)s” would make it a %(band)s.")
        case AdditionKind.LANGUAGE:
            return _("Having %(language)s at the level %(step)s would make it a %(band)s.")
        case AdditionKind.TIME:
            return _("Being free for the whole length (%(days)s days) would make it a %(band)s.")
        case AdditionKind.MODE:
            return _("Working in the way “%(mode)s” would make it a %(band)s.")
        case AdditionKind.REGION:
            return _("Choosing this region as well would make it a %(band)s.")


def _nearer(addition: Addition) -> str:
    """The sentence for an addition that brings points and leaves the band as it is."""
    match addition.kind:
        case AdditionKind.SKILL if addition.held:
            return _("Raising “%(skill)s” to the level “%(level)s” would bring %(points)s points; it stays a %(band)s.")
        case AdditionKind.SKILL:
            return _("Adding “%(skill)s” at the level “%(level)s” would bring %(points)s points; it stays a %(band)s.")
        case AdditionKind.LANGUAGE:
            return _("Having %(language)s at the level %(step)s would bring %(points)s points; it stays a %(band)s.")
        case AdditionKind.TIME:
            return _(
                "Being free for the whole length (%(days)s days) would bring %(points)s points; it stays a %(band)s."
            )
        case AdditionKind.MODE:
            return _("Working in the way “%(mode)s” would bring %(points)s points; it stays a %(band)s.")
        case AdditionKind.REGION:
            return _("Choosing this region as well would bring %(points)s points; it stays a %(band)s.")


def _values(addition: Addition, assignment: AssignmentFacts, names: Names) -> dict[str, object]:
    values: dict[str, object] = {"points": number_format(addition.gain, force_grouping=True)}
    match addition.kind:
        case AdditionKind.SKILL:
            level = LEVEL_WORDS[SkillLevel(addition.level)]
            return {**values, "skill": names.skill(addition.subject), "level": level}
        case AdditionKind.LANGUAGE:
            step = CEFR.values[addition.level - 1]
            return {**values, "language": names.language(addition.subject), "step": step}
        case AdditionKind.TIME:
            return {**values, "days": assignment.length_days}
        case AdditionKind.MODE:
            return {**values, "mode": Mode(assignment.mode).label}
        case AdditionKind.REGION:
            return values
