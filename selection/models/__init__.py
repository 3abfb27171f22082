"""The tables of selection."""

from .decision import PreparedDecision
from .host_opinion import HostOpinion
from .offer import Offer, OfferLine

__all__ = ["HostOpinion", "Offer", "OfferLine", "PreparedDecision"]
