"""A score in words that a person reads: what fits, what is missing, what would help. Never a bare number."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language, gettext_lazy, ngettext, override
from django.utils.translation import gettext as _

from ..enums import Band, Feasibility, Section
from .advice.sentences import Advice
from .bands import BAND_TONES, FEASIBILITY_TONES, band_of, feasibility_of
from .lines import Lines, MatchReason, lines_of, points_of
from .score import FEASIBILITY, FIT, UNIT_GROUP, WHOLE, Score
from .words import ShownNames

#: Shown with every explanation, and true: `PersonFacts` has no place for any of it.
NOT_USED = gettext_lazy(
    "Name, age, gender, nationality, religion, place of residence, photo and written texts are never used for matching."
)


@dataclass(frozen=True)
class Sums:
    """What the lines add up to: of what somebody can do, of what allows it, and all together."""

    fit: str
    feasibility: str
    total: str


@dataclass(frozen=True)
class Explanation:
    """`gaps` are skills that are missing or below the level, `ruled_out` what the profile states as never, `warnings`
    what the reader should ask about, `conditions` what is shown and never scored (licence, years), `advice` what would
    change it. `band` is None where none of the required skills is held."""

    band: Band | None
    section: Section | None
    feasibility: Feasibility
    summary: str
    total: int
    language: str | None
    score: Score
    names: ShownNames
    gaps: tuple[str, ...]
    ruled_out: tuple[str, ...]
    warnings: tuple[str, ...]
    conditions: tuple[str, ...]
    advice: Advice
    not_used: str

    @cached_property
    def said(self) -> Lines:
        """Made when they are read, in the language of everything else: a list shows only what they come to."""
        with override(self.language):
            return lines_of(self.score, self.names)

    @property
    def sums(self) -> Sums:
        with override(self.language):
            return Sums(
                fit=points_of(self.score.fit_points, FIT),
                feasibility=points_of(self.score.feasibility_points, FEASIBILITY),
                total=points_of(self.score.total, WHOLE),
            )

    @property
    def lines(self) -> tuple[MatchReason, ...]:
        """Everything that counts, in the same order for everybody who was scored for the same assignment."""
        return self.said.all

    @property
    def section_title(self) -> str:
        """The heading under which a list shows it; empty for what no list shows."""
        return "" if self.section is None else str(self.section.label)

    @property
    def order_note(self) -> str:
        """Why a lower band may stand above a higher one in its section; empty where that cannot be."""
        if self.section != Section.SOME_MISSING:
            return ""
        return _(
            "Related skills, the occupation, dates, languages and place count for the order too: a partial match may "
            "stand above a good one."
        )

    @property
    def counts_too(self) -> str:
        """What speaks for a partial match besides the skills that are met; empty for every other one."""
        with override(self.language):
            return counts_too(self.score) if self.band == Band.PARTIAL else ""

    @property
    def band_text(self) -> str:
        """The band; for the last section, which has none, its title."""
        if self.band:
            return str(self.band.label)
        return self.section_title if self.section == Section.SAME_OCCUPATION else ""

    @property
    def tone(self) -> str:
        return BAND_TONES[self.band] if self.band else "neutral"

    @property
    def feasibility_text(self) -> str:
        return str(self.feasibility.label)

    @property
    def feasibility_tone(self) -> str:
        return FEASIBILITY_TONES[self.feasibility]


def explain(
    score: Score,
    *,
    names: ShownNames,
    licence: str = "",
    experience_years: int = 0,
    warnings: tuple[str, ...] = (),
    advice: Advice | None = None,
    band: Band | None = None,
) -> Explanation:
    """Put a score into words in the active language.

    `advice` is only for the person: nobody else can add anything. `band` for a run of the past, whose rules may have
    drawn the line elsewhere.
    """
    return Explanation(
        band=band or band_of(score),
        section=score.section,
        feasibility=feasibility_of(score),
        summary=summary_of(score),
        total=score.total,
        language=get_language(),
        score=score,
        names=names,
        gaps=tuple(names.skill(part.skill) for part in score.skills if not part.is_met),
        ruled_out=ruled_out(score),
        warnings=warnings,
        conditions=conditions(licence=licence, experience_years=experience_years),
        advice=advice or Advice(),
        not_used=str(NOT_USED),
    )


def conditions(*, licence: str, experience_years: int) -> tuple[str, ...]:
    """What the assignment asks for and the score leaves alone."""
    found = []
    if licence:
        found.append(_("A licence is needed: %(licence)s.") % {"licence": licence})
    if experience_years:
        found.append(
            ngettext(
                "At least %(years)s year of experience is asked for.",
                "At least %(years)s years of experience is asked for.",
                experience_years,
            )
            % {"years": experience_years}
        )
    return tuple(found)


def summary_of(score: Score) -> str:
    """How many of the required skills are met and how many held below their level, in the active language. Where none
    is required, the desired ones are counted."""
    required = score.required
    if not required:
        return _("No skill is asked for.")
    below = sum(part.held > 0 and not part.is_met for part in required)
    values = {"met": score.required_met, "asked": len(required), "below": below}
    if required[0].is_must:
        met = ngettext(
            "%(met)s of %(asked)s required skill met", "%(met)s of %(asked)s required skills met", len(required)
        )
        with_below = ngettext(
            "%(met)s of %(asked)s required skill met; held below the level asked: %(below)s",
            "%(met)s of %(asked)s required skills met; held below the level asked: %(below)s",
            len(required),
        )
    else:
        met = ngettext(
            "No skill is required; %(met)s of %(asked)s desired skill met",
            "No skill is required; %(met)s of %(asked)s desired skills met",
            len(required),
        )
        with_below = ngettext(
            "No skill is required; %(met)s of %(asked)s desired skill met; held below the level asked: %(below)s",
            "No skill is required; %(met)s of %(asked)s desired skills met; held below the level asked: %(below)s",
            len(required),
        )
    return (with_below if below else met) % values


def counts_too(score: Score) -> str:
    """What is worth points beyond the required skills that are met, in the active language."""
    related = sum(part.via is not None for part in score.skills)
    found = []
    if related:
        found.append(ngettext("%(count)s related skill", "%(count)s related skills", related) % {"count": related})
    if score.occupation.digits == UNIT_GROUP:
        found.append(_("the same occupation group"))
    return _("Counts for it too: %(what)s.") % {"what": ", ".join(found)} if found else ""


def ruled_out(score: Score) -> tuple[str, ...]:
    """What the profile states as never, in the active language."""
    found = []
    if score.place.rules_out_mode:
        found.append(_("The profile rules out this way of working."))
    if score.place.rules_out_region:
        found.append(_("The profile rules out this region."))
    if score.availability.is_too_long:
        found.append(_("The profile rules out a stay this long."))
    return tuple(found)
