"""The lines of an explanation: each part of a score in words, what was asked, what is held, and the points for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from diaspora.enums import CEFR

from ..enums import LEVEL_WORDS, SkillLevel
from .score import LANGUAGES, AvailabilityPart, LanguagePart, OccupationPart, PlacePart, Score, SkillPart
from .words import ShownNames

AnyPart = TypeVar("AnyPart", SkillPart, OccupationPart, AvailabilityPart, LanguagePart, PlacePart)


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
class Lines:
    """`skills` and `occupation` are what somebody can do; `feasible` is what allows it or not."""

    skills: tuple[MatchReason, ...]
    occupation: MatchReason
    feasible: tuple[MatchReason, ...]

    @property
    def fit(self) -> tuple[MatchReason, ...]:
        return (*self.skills, self.occupation)

    @property
    def all(self) -> tuple[MatchReason, ...]:
        """In the same order for everybody who was scored for the same assignment."""
        return self.fit + self.feasible


def lines_of(score: Score, names: ShownNames) -> Lines:
    return Lines(
        skills=tuple(_said(part, names, _skill) for part in score.skills),
        occupation=_said(score.occupation, names, _occupation),
        feasible=(
            *([_said(part, names, _language) for part in score.languages] or [_no_language(score)]),
            _said(score.availability, names, _availability),
            _said(score.place, names, _place),
        ),
    )


def points_of(points: int, possible: int) -> str:
    """Points got of points possible, in the way that the active language writes numbers."""
    values = {
        name: number_format(value, force_grouping=True) for name, value in (("points", points), ("possible", possible))
    }
    return ngettext("%(points)s of %(possible)s point", "%(points)s of %(possible)s points", possible) % values


def _said(part: AnyPart, names: ShownNames, say: Callable[[AnyPart, ShownNames], MatchReason]) -> MatchReason:
    """The line of a part, put into words once for a whole list."""
    key = get_language(), part
    if key not in names.said:
        names.said[key] = say(part, names)
    return names.said[key]


def _skill(part: SkillPart, names: ShownNames) -> MatchReason:
    values = {"asked": str(LEVEL_WORDS[SkillLevel(part.asked)])}
    if part.held:
        tone, status = ("good", _("Met")) if part.is_met else ("wait", _("Held at a lower level"))
        values["held"] = str(LEVEL_WORDS[SkillLevel(part.held)])
        required = _("Required, level asked: %(asked)s. Level held: %(held)s.")
        desired = _("Desired, level asked: %(asked)s. Level held: %(held)s.")
    elif part.via is not None:
        tone, status = "wait", ""  # the detail says that a related skill stands in
        values["other"] = names.skill(part.via)
        required = _("Required, level asked: %(asked)s. Related skill held: %(other)s.")
        desired = _("Desired, level asked: %(asked)s. Related skill held: %(other)s.")
        if part.via_level:
            values["held"] = str(LEVEL_WORDS[SkillLevel(part.via_level)])
            required = _("Required, level asked: %(asked)s. Related skill held: %(other)s (%(held)s).")
            desired = _("Desired, level asked: %(asked)s. Related skill held: %(other)s (%(held)s).")
    else:
        tone, status = "stop", _("Missing")
        required = _("Required, level asked: %(asked)s.")
        desired = _("Desired, level asked: %(asked)s.")
    detail = (required if part.is_must else desired) % values
    return MatchReason(names.skill(part.skill), detail, status, tone, part.points, part.possible)


def _occupation(part: OccupationPart, names: ShownNames) -> MatchReason:
    details = {
        4: (_("The same occupation group."), "good"),
        3: (_("A closely related occupation group."), "wait"),
        2: (_("The same wider field of work."), "wait"),
    }
    detail, tone = details.get(part.digits, (_("Another field of work."), "stop"))
    if not part.digits and part.points:
        detail, tone = _("Any occupation is welcome."), "good"
    return MatchReason(_("Occupation"), detail, "", tone, part.points, part.possible)


def _availability(part: AvailabilityPart, names: ShownNames) -> MatchReason:
    if part.is_too_long:
        detail, tone = _("Longer than the longest stay in the profile."), "stop"
    elif part.is_too_short:
        detail, tone = _("Shorter than the shortest stay in the profile."), "stop"
    elif part.asked is None:
        detail, tone = _("The dates are still open."), "good"
    elif not part.covered:
        detail, tone = _("No available time covers these dates."), "stop"
    elif part.covered >= part.asked:
        detail, tone = _("Free for the whole length."), "good"
    else:
        free = ngettext("Free for %(covered)s of %(asked)s day.", "Free for %(covered)s of %(asked)s days.", part.asked)
        detail, tone = free % {"covered": part.covered, "asked": part.asked}, "wait"
    return MatchReason(_("Availability"), detail, "", tone, part.points, part.possible)


def _language(part: LanguagePart, names: ShownNames) -> MatchReason:
    steps = CEFR.values
    values = {"asked": steps[part.asked - 1], "held": steps[part.held - 1] if part.held else ""}
    detail = (
        _("Level asked: %(asked)s. Level held: %(held)s.") if part.held else _("Level asked: %(asked)s.")
    ) % values
    tone = "good" if part.held >= part.asked else "wait" if part.points else "stop"
    status = _("Met") if tone == "good" else _("Held at a lower level") if part.held else _("Missing")
    return MatchReason(names.language(part.language), detail, status, tone, part.points, part.possible)


def _no_language(score: Score) -> MatchReason:
    return MatchReason(_("Languages"), _("No language is asked for."), "", "good", score.language_points, LANGUAGES)


def _place(part: PlacePart, names: ShownNames) -> MatchReason:
    """What was not chosen although others were is ruled out; what nobody has chosen yet is only unknown."""
    if part.rules_out_mode:
        detail, tone = _("Another way of working was chosen."), "stop"
    elif part.rules_out_region and part.fits_mode:
        detail, tone = _("The mode fits; the region was not chosen."), "stop"
    elif part.rules_out_region:
        detail, tone = _("The region was not chosen."), "stop"
    elif not part.fits_mode:
        detail, tone = _("The profile names no way of working yet."), "wait"
    elif not part.fits_region:
        detail, tone = _("The mode fits; the profile names no region yet."), "wait"
    else:
        detail, tone = _("Both fit."), "good"
    return MatchReason(_("Mode and place"), detail, "", tone, part.points, part.possible)
