"""Rows of the tools."""

from .erasure import Erasure
from .kept_text import KeptText
from .mailable import Mailable
from .press import Press
from .shown_change import ShownChange
from .suppression import CHOSEN, LetterKind, SoftBounce, Suppression, WhyStopped

__all__ = [
    "CHOSEN",
    "Erasure",
    "KeptText",
    "LetterKind",
    "Mailable",
    "Press",
    "ShownChange",
    "SoftBounce",
    "Suppression",
    "WhyStopped",
]
