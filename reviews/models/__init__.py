"""The tables of judging."""

from .blind_copy import BlindCopy
from .conflict import Conflict
from .criterion import ReviewCriterion, ScoreWord
from .minutes import Minutes, Seat
from .pack import PanelPack
from .phase import ReviewPhase
from .reviewer import Reviewer
from .round import Round
from .sheet import Sheet, SheetScore
from .signature import RankingSignature
from .subject import Subject

__all__ = [
    "BlindCopy",
    "Conflict",
    "Minutes",
    "PanelPack",
    "RankingSignature",
    "ReviewCriterion",
    "ReviewPhase",
    "Reviewer",
    "Round",
    "ScoreWord",
    "Seat",
    "Sheet",
    "SheetScore",
    "Subject",
]
