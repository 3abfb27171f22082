"""The tables of selection."""

from .agreement import Agreement, Signature
from .condition import Condition
from .decision import PreparedDecision
from .host_opinion import HostOpinion
from .offer import Offer, OfferLine
from .reserve_slot import ReserveSlot

__all__ = [
    "Agreement",
    "Condition",
    "HostOpinion",
    "Offer",
    "OfferLine",
    "PreparedDecision",
    "ReserveSlot",
    "Signature",
]
