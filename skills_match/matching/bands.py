"""How good a match is, in one of three words: what people read instead of a bare number."""

from django.utils.translation import gettext_lazy as _

from ..enums import Band
from .score import Parts

STRONG_FROM, GOOD_FROM = 7000, 4500


BAND_TONES = {Band.STRONG: "good", Band.GOOD: "info", Band.PARTIAL: "neutral"}
#: The same words in the middle of a sentence.
BAND_WORDS = {Band.STRONG: _("strong match"), Band.GOOD: _("good match"), Band.PARTIAL: _("partial match")}


def band_of(parts: Parts) -> Band:
    """Strong needs the points and no required skill entirely missing."""
    lacks_a_must = any(part.is_must and not part.points for part in parts.skills)
    if parts.total >= STRONG_FROM and not lacks_a_must:
        return Band.STRONG
    return Band.GOOD if parts.total >= GOOD_FROM else Band.PARTIAL
