"""The tables of selection."""

from .agreement import Agreement, OutsideSignature, Signature
from .condition import Condition
from .decision import PreparedDecision
from .follow_up import FollowUp
from .formality import Formality
from .host_opinion import HostOpinion
from .interview import Interview, InterviewSlot
from .offer import Offer, OfferLine
from .reserve_slot import ReserveSlot

__all__ = [
    "Agreement",
    "Condition",
    "FollowUp",
    "Formality",
    "HostOpinion",
    "Interview",
    "InterviewSlot",
    "Offer",
    "OfferLine",
    "OutsideSignature",
    "PreparedDecision",
    "ReserveSlot",
    "Signature",
]
