"""The tables of contributions."""

from .appeals import Appeal, AppealUpdate, BudgetLine
from .gifts import Gift

__all__ = ["Appeal", "AppealUpdate", "BudgetLine", "Gift"]
