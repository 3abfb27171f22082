"""A score in words that a person reads: what fits, what is missing, what would help. Never a bare number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diaspora.enums import CEFR

from ..enums import LEVEL_WORDS
from .score import LEVEL_MET, Parts, SkillPart, credit

STRONG_FROM, GOOD_FROM = 7000, 4500

#: Shown with every explanation, and true: `PersonFacts` has no place for any of it.
NOT_USED = gettext_lazy(
    "Name, age, gender, nationality, religion, place of residence, photo and written texts are never used for matching."
)


class Band(TextChoices):
    STRONG = "strong", gettext_lazy("Strong match")
    GOOD = "good", gettext_lazy("Good match")
    PARTIAL = "partial", gettext_lazy("Partial match")


BAND_TONES = {Band.STRONG: "good", Band.GOOD: "info", Band.PARTIAL: "neutral"}


@dataclass(frozen=True)
class Reason:
    """One line of an explanation. `tone`: good (met), wait (in part) or stop (missing)."""

    title: str
    detail: str
    status: str
    tone: str


@dataclass(frozen=True)
class Names:
    """What ids are called in the reader's language."""

    skills: Mapping[int, str]
    languages: Mapping[int, str]


@dataclass(frozen=True)
class Explanation:
    """`reasons` are the skills asked for, `other` everything else that counts, `gaps` the skills that are missing or
    below the level, `conditions` what is shown and never scored (licence, years), `tip` what would help most."""

    band: Band
    summary: str
    reasons: tuple[Reason, ...]
    other: tuple[Reason, ...]
    gaps: tuple[str, ...]
    conditions: tuple[str, ...]
    tip: str
    not_used: str

    @property
    def band_text(self) -> str:
        return str(self.band.label)

    @property
    def tone(self) -> str:
        return BAND_TONES[self.band]


def band_of(parts: Parts) -> Band:
    """Strong needs the points and no required skill entirely missing."""
    lacks_a_must = any(part.is_must and not part.points for part in parts.skills)
    if parts.total >= STRONG_FROM and not lacks_a_must:
        return Band.STRONG
    return Band.GOOD if parts.total >= GOOD_FROM else Band.PARTIAL


def explain(
    parts: Parts, *, names: Names, licence: str = "", experience_years: int = 0, with_tip: bool = False
) -> Explanation:
    """Put a score into words in the active language. `with_tip` only for the person: a host has no use for it."""
    return Explanation(
        band=band_of(parts),
        summary=_summary(parts),
        reasons=tuple(_skill(part, names) for part in parts.skills),
        other=(_occupation(parts), *_languages(parts, names), _availability(parts), _place(parts)),
        gaps=tuple(names.skills.get(part.skill, "") for part in parts.skills if not part.is_met),
        conditions=tuple(_conditions(licence, experience_years)),
        tip=_tip(parts, names) if with_tip else "",
        not_used=str(NOT_USED),
    )


def _summary(parts: Parts) -> str:
    if not parts.musts_asked:
        return _("No skill is required here; the desired ones were compared.")
    return ngettext(
        "%(met)s of %(asked)s required skill met",
        "%(met)s of %(asked)s required skills met",
        parts.musts_asked,
    ) % {"met": parts.musts_met, "asked": parts.musts_asked}


def _skill(part: SkillPart, names: Names) -> Reason:
    values = {
        "asked": LEVEL_WORDS[part.asked],
        "held": LEVEL_WORDS.get(part.held, ""),
        "other": names.skills.get(part.via or 0, ""),
    }
    if part.is_met:
        tone, status = "good", _("Met")
        required = _("Required, level asked: %(asked)s. Level held: %(held)s.")
        desired = _("Desired, level asked: %(asked)s. Level held: %(held)s.")
    elif part.held:
        tone, status = "wait", _("Held at a lower level")
        required = _("Required, level asked: %(asked)s. Level held: %(held)s.")
        desired = _("Desired, level asked: %(asked)s. Level held: %(held)s.")
    elif part.via:
        tone, status = "wait", _("Related skill")
        required = _("Required, level asked: %(asked)s. Related skill held: %(other)s.")
        desired = _("Desired, level asked: %(asked)s. Related skill held: %(other)s.")
    else:
        tone, status = "stop", _("Missing")
        required = _("Required, level asked: %(asked)s.")
        desired = _("Desired, level asked: %(asked)s.")
    return Reason(names.skills.get(part.skill, ""), (required if part.is_must else desired) % values, status, tone)


def _occupation(parts: Parts) -> Reason:
    digits, points = parts.occupation.digits, parts.occupation.points
    if not digits and points:
        return Reason(_("Occupation"), _("Any occupation is welcome."), "", "good")
    details = {
        4: (_("The same occupation group."), "good"),
        3: (_("A closely related occupation group."), "wait"),
        2: (_("The same wider field of work."), "wait"),
    }
    detail, tone = details.get(digits, (_("Another field of work."), "stop"))
    return Reason(_("Occupation"), detail, "", tone)


def _availability(parts: Parts) -> Reason:
    part = parts.availability
    if part.asked is None:
        return Reason(_("Availability"), _("The dates are still open."), "", "good")
    if not part.covered:
        return Reason(_("Availability"), _("No available time covers these dates."), "", "stop")
    if part.covered >= part.asked:
        return Reason(_("Availability"), _("Free for the whole length."), "", "good")
    detail = ngettext(
        "Free for %(covered)s of %(asked)s day.", "Free for %(covered)s of %(asked)s days.", part.asked
    ) % {"covered": part.covered, "asked": part.asked}
    return Reason(_("Availability"), detail, "", "wait")


def _languages(parts: Parts, names: Names) -> list[Reason]:
    steps = list(CEFR.values)
    reasons = []
    for part in parts.languages:
        values = {"asked": steps[part.asked - 1], "held": steps[part.held - 1] if part.held else ""}
        detail = (
            _("Level asked: %(asked)s. Level held: %(held)s.") if part.held else _("Level asked: %(asked)s.")
        ) % values
        tone = "good" if part.held >= part.asked else "wait" if part.points else "stop"
        status = {"good": _("Met"), "wait": _("Held at a lower level")}.get(
            tone, _("Held at a lower level") if part.held else _("Missing")
        )
        reasons.append(Reason(names.languages.get(part.language, ""), detail, status, tone))
    return reasons


def _place(parts: Parts) -> Reason:
    place = parts.place
    if not place.fits_mode:
        return Reason(_("Mode and place"), _("Another way of working was chosen."), "", "stop")
    if not place.fits_region:
        return Reason(_("Mode and place"), _("The mode fits; the region was not chosen."), "", "wait")
    return Reason(_("Mode and place"), _("Both fit."), "", "good")


def _conditions(licence: str, experience_years: int) -> list[str]:
    conditions = []
    if licence:
        conditions.append(_("A licence is needed: %(licence)s.") % {"licence": licence})
    if experience_years:
        conditions.append(
            ngettext(
                "At least %(years)s year of experience is asked for.",
                "At least %(years)s years of experience are asked for.",
                experience_years,
            )
            % {"years": experience_years}
        )
    return conditions


def _tip(parts: Parts, names: Names) -> str:
    """The skill that would add most, and the band that it would lead to."""
    open_parts = [part for part in parts.skills if not part.is_met]
    if not open_parts:
        return ""
    best = max(open_parts, key=lambda part: part.possible - part.points)
    met = replace(best, held=best.asked, points=credit(share=best.possible, percent=LEVEL_MET))
    after = replace(parts, skills=tuple(met if part is best else part for part in parts.skills))
    values = {"skill": names.skills.get(best.skill, ""), "level": LEVEL_WORDS[best.asked]}
    band = band_of(after)
    if band == band_of(parts):
        return _("Most would be gained by “%(skill)s” at the level “%(level)s”.") % values
    if band == Band.STRONG:
        return _("With “%(skill)s” at the level “%(level)s” this would be a strong match.") % values
    return _("With “%(skill)s” at the level “%(level)s” this would be a good match.") % values
