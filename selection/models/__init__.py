"""The tables of selection."""

from .agreement import Agreement, Signature
from .condition import Condition
from .decision import PreparedDecision
from .formality import Formality
from .host_opinion import HostOpinion
from .offer import Offer, OfferLine
from .reserve_slot import ReserveSlot

__all__ = [
    "Agreement",
    "Condition",
    "Formality",
    "HostOpinion",
    "Offer",
    "OfferLine",
    "PreparedDecision",
    "ReserveSlot",
    "Signature",
]
