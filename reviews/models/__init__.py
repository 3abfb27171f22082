"""The tables of judging."""

from .blind_copy import BlindCopy
from .conflict import Conflict
from .criterion import ReviewCriterion, ScoreWord
from .minutes import Minutes, Seat
from .phase import ReviewPhase
from .reviewer import Reviewer
from .round import Round
from .sheet import Score, Sheet
from .signature import Signature
from .subject import Subject

__all__ = [
    "BlindCopy",
    "Conflict",
    "Minutes",
    "ReviewCriterion",
    "ReviewPhase",
    "Reviewer",
    "Round",
    "Score",
    "ScoreWord",
    "Seat",
    "Sheet",
    "Signature",
    "Subject",
]
