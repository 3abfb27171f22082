"""Rows of the tools."""

from .erasure import Erasure
from .kept_text import KeptText
from .made_later import MadeLater
from .mailable import Mailable
from .press import Press
from .shown_change import ShownChange
from .suppression import CHOSEN, LetterKind, SoftBounce, Suppression, WhyStopped

__all__ = [
    "CHOSEN",
    "Erasure",
    "KeptText",
    "LetterKind",
    "MadeLater",
    "Mailable",
    "Press",
    "ShownChange",
    "SoftBounce",
    "Suppression",
    "WhyStopped",
]
