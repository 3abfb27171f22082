"""How good a match is, in one of three words, and how feasible: what people read instead of a bare number."""

from django.utils.translation import gettext_lazy as _

from ..enums import Band, Feasibility, Section
from .score import FEASIBILITY, Score

BAND_TONES = {Band.STRONG: "good", Band.GOOD: "info", Band.PARTIAL: "neutral"}
FEASIBILITY_TONES = {Feasibility.POSSIBLE: "good", Feasibility.PARTLY: "wait", Feasibility.RULED_OUT: "stop"}
#: The same words in the middle of a sentence.
BAND_WORDS = {Band.STRONG: _("strong match"), Band.GOOD: _("good match"), Band.PARTIAL: _("partial match")}


def band_of(score: Score) -> Band | None:
    """By the required skills that are met, never by points. None where none is held: the same occupation is no band.

    What the person ruled out is never strong.
    """
    match score.section:
        case Section.ALL_MET:
            return Band.GOOD if score.is_ruled_out else Band.STRONG
        case Section.SOME_MISSING:
            return Band.GOOD if score.required_met >= enough_for_good(len(score.required)) else Band.PARTIAL
    return None


def feasibility_of(score: Score) -> Feasibility:
    if score.is_ruled_out:
        return Feasibility.RULED_OUT
    return Feasibility.POSSIBLE if score.feasibility_points == FEASIBILITY else Feasibility.PARTLY


def enough_for_good(asked: int) -> int:
    """How many of the required skills have to be met: half of them."""
    return (asked + 1) // 2
