"""Rows of the tools."""

from .erasure import Erasure
from .kept_text import KeptText
from .mailable import Mailable

__all__ = ["Erasure", "KeptText", "Mailable"]
