"""Whose the rows of placements are, and which of them are over: what is kept for a time only is counted from there."""

from django.db.models import QuerySet

from .enums import PLACEMENT_OVER

#: From what hangs at a placement to the account of its expert.
OWNER = "placement__application__profile__user"


def of_ended(rows: QuerySet) -> QuerySet:
    return rows.filter(placement__state__in=sorted(PLACEMENT_OVER))
