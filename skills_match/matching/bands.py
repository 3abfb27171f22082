"""How good a match is, in one of three words, and how feasible: what people read instead of a bare number."""

from django.utils.translation import gettext_lazy as _

from ..enums import Band, Feasibility, Section
from .score import FEASIBILITY, Parts

BAND_TONES = {Band.STRONG: "good", Band.GOOD: "info", Band.PARTIAL: "neutral"}
FEASIBILITY_TONES = {Feasibility.POSSIBLE: "good", Feasibility.PARTLY: "wait", Feasibility.RULED_OUT: "stop"}
#: The same words in the middle of a sentence.
BAND_WORDS = {Band.STRONG: _("strong match"), Band.GOOD: _("good match"), Band.PARTIAL: _("partial match")}


def band_of(parts: Parts) -> Band | None:
    """By the required skills that are met, never by points. None where none is held: the same occupation is no band.

    What the person ruled out is never strong.
    """
    match parts.section:
        case Section.ALL_MET:
            return Band.GOOD if parts.is_ruled_out else Band.STRONG
        case Section.SOME_MISSING:
            return Band.GOOD if parts.required_met >= enough_for_good(len(parts.required)) else Band.PARTIAL
    return None


def feasibility_of(parts: Parts) -> Feasibility:
    if parts.is_ruled_out:
        return Feasibility.RULED_OUT
    return Feasibility.POSSIBLE if parts.feasibility_points == FEASIBILITY else Feasibility.PARTLY


def enough_for_good(asked: int) -> int:
    """How many of the required skills have to be met: half of them."""
    return (asked + 1) // 2
