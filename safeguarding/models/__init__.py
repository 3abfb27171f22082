from .case import MOST_DAYS, USUAL_DAYS, Case, CaseEntry, CaseQuerySet, CaseReading, KeptOut, RetentionTerm
from .help import HelpContact

__all__ = [
    "MOST_DAYS",
    "USUAL_DAYS",
    "Case",
    "CaseEntry",
    "CaseQuerySet",
    "CaseReading",
    "HelpContact",
    "KeptOut",
    "RetentionTerm",
]
