"""States, sides and kinds of placements, one file a noun, with the tables of allowed moves."""

from .placement import (
    PLACEMENT_BEGUN,
    PLACEMENT_BROKEN_OFF,
    PLACEMENT_MOVES,
    PLACEMENT_OVER,
    PLACEMENT_TONES,
    EndingReason,
    PlacementState,
    Side,
)
from .reports import HowItGoes, ReportStage
from .visits import VISITS_ONLINE, VisitKind

__all__ = [
    "PLACEMENT_BEGUN",
    "PLACEMENT_BROKEN_OFF",
    "PLACEMENT_MOVES",
    "PLACEMENT_OVER",
    "PLACEMENT_TONES",
    "VISITS_ONLINE",
    "EndingReason",
    "HowItGoes",
    "PlacementState",
    "ReportStage",
    "Side",
    "VisitKind",
]
