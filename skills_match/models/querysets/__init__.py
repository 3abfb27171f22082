"""Who sees what, as querysets: one file a noun."""

from .applications import ApplicationQuerySet, hosted_for_review
from .assignments import CLOSING_ZONE, AssignmentQuerySet, today_in_closing_zone
from .programmes import ProgrammeQuerySet

__all__ = [
    "CLOSING_ZONE",
    "ApplicationQuerySet",
    "AssignmentQuerySet",
    "ProgrammeQuerySet",
    "hosted_for_review",
    "today_in_closing_zone",
]
