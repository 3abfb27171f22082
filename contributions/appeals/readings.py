"""What everybody reads about appeals."""

from dataclasses import dataclass

from casework.money import MINOR_DIGITS, written

from ..models import Appeal
from .progress import AppealProgress, progress_of


@dataclass(frozen=True)
class Shown:
    appeal: Appeal
    progress: AppealProgress


def with_progress(appeals) -> list[Shown]:
    """Each appeal with how far it is, in a fixed number of queries."""
    listed = list(appeals)
    progress = progress_of(listed)
    return [Shown(appeal, progress[appeal.pk]) for appeal in listed]


def budget_of(appeal: Appeal) -> list[tuple[str, str]]:
    """What each part of the goal is for, and how much it is."""
    unit = 10 ** MINOR_DIGITS[appeal.currency]
    return [(line.label, written(line.amount * unit, appeal.currency)) for line in appeal.budget.all()]
