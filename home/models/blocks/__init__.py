"""The parts of a text, by what a reader does with them."""

from .body import BodyBlock
from .facts import FigureBlock
from .text import LINE_FEATURES

__all__ = ["LINE_FEATURES", "BodyBlock", "FigureBlock"]
