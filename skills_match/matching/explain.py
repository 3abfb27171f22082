"""A score in words that a person reads: what fits, what is missing, what would help. Never a bare number."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from diaspora.enums import CEFR

from ..enums import LEVEL_WORDS, Band, SkillLevel
from .advice import Advice
from .bands import BAND_TONES, band_of
from .names import Names
from .score import LANGUAGES, WHOLE, AvailabilityPart, LanguagePart, OccupationPart, Parts, PlacePart, SkillPart

Part = TypeVar("Part", SkillPart, OccupationPart, AvailabilityPart, LanguagePart, PlacePart)

#: Shown with every explanation, and true: `PersonFacts` has no place for any of it.
NOT_USED = gettext_lazy(
    "Name, age, gender, nationality, religion, place of residence, photo and written texts are never used for matching."
)


@dataclass(frozen=True)
class MatchReason:
    """One line of an explanation: `points` of `possible`. `tone`: good (met), wait (in part) or stop (missing)."""

    title: str
    detail: str
    status: str
    tone: str
    points: int
    possible: int

    @cached_property
    def points_text(self) -> str:
        return points_of(self.points, self.possible)


@dataclass(frozen=True)
class Explanation:
    """`reasons` are the skills asked for, `other` everything else that counts, `gaps` the skills that are missing or
    below the level, `conditions` what is shown and never scored (licence, years), `advice` what would change it."""

    band: Band
    summary: str
    total: int
    reasons: tuple[MatchReason, ...]
    other: tuple[MatchReason, ...]
    gaps: tuple[str, ...]
    conditions: tuple[str, ...]
    advice: Advice
    not_used: str

    @property
    def lines(self) -> tuple[MatchReason, ...]:
        """Everything that counts, in the same order for everybody who was scored for the same assignment."""
        return self.reasons + self.other

    @property
    def band_text(self) -> str:
        return str(self.band.label)

    @property
    def tone(self) -> str:
        return BAND_TONES[self.band]

    @property
    def total_text(self) -> str:
        return _("All together: %(points)s.") % {"points": points_of(self.total, WHOLE)}


def explain(
    parts: Parts,
    *,
    names: Names,
    licence: str = "",
    experience_years: int = 0,
    advice: Advice | None = None,
    band: Band | None = None,
) -> Explanation:
    """Put a score into words in the active language.

    `advice` is only for the person: nobody else can add anything. `band` for a run of the past, whose rules may have
    drawn the line elsewhere.
    """
    return Explanation(
        band=band or band_of(parts),
        summary=summary_of(parts),
        total=parts.total,
        reasons=tuple(_said(part, names, _skill) for part in parts.skills),
        other=(
            _said(parts.occupation, names, _occupation),
            *([_said(part, names, _language) for part in parts.languages] or [_no_language(parts)]),
            _said(parts.availability, names, _availability),
            _said(parts.place, names, _place),
        ),
        gaps=tuple(names.skill(part.skill) for part in parts.skills if not part.is_met),
        conditions=conditions(licence=licence, experience_years=experience_years),
        advice=advice or Advice(),
        not_used=str(NOT_USED),
    )


def points_of(points: int, possible: int) -> str:
    """Points got of points possible, in the way that the active language writes numbers."""
    values = {
        name: number_format(value, force_grouping=True) for name, value in (("points", points), ("possible", possible))
    }
    return ngettext("%(points)s of %(possible)s point", "%(points)s of %(possible)s points", possible) % values


def conditions(*, licence: str, experience_years: int) -> tuple[str, ...]:
    """What the assignment asks for and the score leaves alone."""
    found = []
    if licence:
        found.append(_("A licence is needed: %(licence)s.") % {"licence": licence})
    if experience_years:
        found.append(
            ngettext(
                "At least %(years)s year of experience is asked for.",
                "At least %(years)s years of experience are asked for.",
                experience_years,
            )
            % {"years": experience_years}
        )
    return tuple(found)


def summary_of(parts: Parts) -> str:
    """How many required skills are met, in the active language."""
    if not parts.musts_asked:
        return _("No skill is required here; the desired ones were compared.")
    return ngettext(
        "%(met)s of %(asked)s required skill met",
        "%(met)s of %(asked)s required skills met",
        parts.musts_asked,
    ) % {"met": parts.musts_met, "asked": parts.musts_asked}


def _said(part: Part, names: Names, say: Callable[[Part, Names], MatchReason]) -> MatchReason:
    """The line of a part, put into words once for a whole list."""
    key = get_language(), part
    if key not in names.said:
        names.said[key] = say(part, names)
    return names.said[key]


def _skill(part: SkillPart, names: Names) -> MatchReason:
    values = {"asked": str(LEVEL_WORDS[SkillLevel(part.asked)])}
    if part.held:
        tone, status = ("good", _("Met")) if part.is_met else ("wait", _("Held at a lower level"))
        values["held"] = str(LEVEL_WORDS[SkillLevel(part.held)])
        required = _("Required, level asked: %(asked)s. Level held: %(held)s.")
        desired = _("Desired, level asked: %(asked)s. Level held: %(held)s.")
    elif part.via is not None:
        tone, status = "wait", _("Related skill")
        values["other"] = names.skill(part.via)
        required = _("Required, level asked: %(asked)s. Related skill held: %(other)s.")
        desired = _("Desired, level asked: %(asked)s. Related skill held: %(other)s.")
    else:
        tone, status = "stop", _("Missing")
        required = _("Required, level asked: %(asked)s.")
        desired = _("Desired, level asked: %(asked)s.")
    detail = (required if part.is_must else desired) % values
    return MatchReason(names.skill(part.skill), detail, status, tone, part.points, part.possible)


def _occupation(part: OccupationPart, names: Names) -> MatchReason:
    details = {
        4: (_("The same occupation group."), "good"),
        3: (_("A closely related occupation group."), "wait"),
        2: (_("The same wider field of work."), "wait"),
    }
    detail, tone = details.get(part.digits, (_("Another field of work."), "stop"))
    if not part.digits and part.points:
        detail, tone = _("Any occupation is welcome."), "good"
    return MatchReason(_("Occupation"), detail, "", tone, part.points, part.possible)


def _availability(part: AvailabilityPart, names: Names) -> MatchReason:
    if part.asked is None:
        detail, tone = _("The dates are still open."), "good"
    elif not part.covered:
        detail, tone = _("No available time covers these dates."), "stop"
    elif part.covered >= part.asked:
        detail, tone = _("Free for the whole length."), "good"
    else:
        free = ngettext("Free for %(covered)s of %(asked)s day.", "Free for %(covered)s of %(asked)s days.", part.asked)
        detail, tone = free % {"covered": part.covered, "asked": part.asked}, "wait"
    return MatchReason(_("Availability"), detail, "", tone, part.points, part.possible)


def _language(part: LanguagePart, names: Names) -> MatchReason:
    steps = CEFR.values
    values = {"asked": steps[part.asked - 1], "held": steps[part.held - 1] if part.held else ""}
    detail = (
        _("Level asked: %(asked)s. Level held: %(held)s.") if part.held else _("Level asked: %(asked)s.")
    ) % values
    tone = "good" if part.held >= part.asked else "wait" if part.points else "stop"
    status = _("Met") if tone == "good" else _("Held at a lower level") if part.held else _("Missing")
    return MatchReason(names.language(part.language), detail, status, tone, part.points, part.possible)


def _no_language(parts: Parts) -> MatchReason:
    return MatchReason(_("Languages"), _("No language is asked for."), "", "good", parts.language_points, LANGUAGES)


def _place(part: PlacePart, names: Names) -> MatchReason:
    if not part.fits_mode:
        detail, tone = _("Another way of working was chosen."), "stop"
    elif not part.fits_region:
        detail, tone = _("The mode fits; the region was not chosen."), "wait"
    else:
        detail, tone = _("Both fit."), "good"
    return MatchReason(_("Mode and place"), detail, "", tone, part.points, part.possible)
