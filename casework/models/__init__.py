"""Rows of the tools."""

from .kept_text import KeptText
from .mailable import Mailable

__all__ = ["KeptText", "Mailable"]
