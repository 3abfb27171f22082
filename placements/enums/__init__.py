"""States, sides and kinds of placements, one file a noun, with the tables of allowed moves."""

from .claims import (
    ADVANCE_ON_ITS_WAY,
    CLAIM_APPROVED,
    CLAIM_MOVES,
    CLAIM_NEEDS_REASON,
    CLAIM_OPEN,
    CLAIM_TONES,
    CLAIMED_ONCE,
    TO_SETTLE,
    ClaimActor,
    ClaimKind,
    ClaimState,
)
from .closing import CLOSING_ITEMS, ON_SITE_ONLY, ClosingItem
from .earlier import ListKind
from .evaluation import Level, Respondent, Wave
from .going import (
    ARRIVAL_ON_SITE,
    ARRIVAL_ONLINE,
    BOOKS_TRAVEL,
    ISCO_OF,
    ArrivalItem,
    OccupationGroup,
    TravelMeans,
)
from .logframe import BY_HAND, AimKind, ValueSource
from .paying import USUAL_FIELDS, PayField, PayWay
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
from .returning import AlumniOfferKind, Recognition, ReferralOutcome, ReturnStage, WhatNext
from .teaching import MaterialLicence, TeachingKind
from .totals import TotalsBy
from .visits import VISITS_ONLINE, VisitKind

__all__ = [
    "ADVANCE_ON_ITS_WAY",
    "ARRIVAL_ONLINE",
    "ARRIVAL_ON_SITE",
    "BOOKS_TRAVEL",
    "BY_HAND",
    "CLAIMED_ONCE",
    "CLAIM_APPROVED",
    "CLAIM_MOVES",
    "CLAIM_NEEDS_REASON",
    "CLAIM_OPEN",
    "CLAIM_TONES",
    "CLOSING_ITEMS",
    "ISCO_OF",
    "ON_SITE_ONLY",
    "PLACEMENT_BEGUN",
    "PLACEMENT_BROKEN_OFF",
    "PLACEMENT_MOVES",
    "PLACEMENT_OVER",
    "PLACEMENT_TONES",
    "TO_SETTLE",
    "USUAL_FIELDS",
    "VISITS_ONLINE",
    "AimKind",
    "AlumniOfferKind",
    "ArrivalItem",
    "ClaimActor",
    "ClaimKind",
    "ClaimState",
    "ClosingItem",
    "EndingReason",
    "HowItGoes",
    "Level",
    "ListKind",
    "MaterialLicence",
    "OccupationGroup",
    "PayField",
    "PayWay",
    "PlacementState",
    "Recognition",
    "ReferralOutcome",
    "ReportStage",
    "Respondent",
    "ReturnStage",
    "Side",
    "TeachingKind",
    "TotalsBy",
    "TravelMeans",
    "ValueSource",
    "VisitKind",
    "Wave",
    "WhatNext",
]
