"""The tables of selection."""

from .agreement import Agreement, OutsideSignature, Signature
from .agreement_document import AgreementDocument, Amendment
from .condition import Condition
from .decision import PreparedDecision
from .follow_up import FollowUp
from .formality import Formality
from .host_opinion import HostOpinion
from .interview import Interview, InterviewSlot
from .offer import Offer, OfferLine
from .offer_answer import CounterOffer, ElementAnswer, FormerOffer
from .programme_judging import ProgrammeJudging
from .reference import Reference
from .reserve_slot import ReserveSlot

__all__ = [
    "Agreement",
    "AgreementDocument",
    "Amendment",
    "Condition",
    "CounterOffer",
    "ElementAnswer",
    "FollowUp",
    "Formality",
    "FormerOffer",
    "HostOpinion",
    "Interview",
    "InterviewSlot",
    "Offer",
    "OfferLine",
    "OutsideSignature",
    "PreparedDecision",
    "ProgrammeJudging",
    "Reference",
    "ReserveSlot",
    "Signature",
]
