"""The tables of selection."""

from .host_opinion import HostOpinion
from .offer import Offer

__all__ = ["HostOpinion", "Offer"]
