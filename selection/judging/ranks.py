"""Where applications stand in the newest ranking that both sides signed."""

from collections.abc import Iterable

from reviews.ranking import ranks
from skills_match.models import Application

from .kind import NAME


def ranks_of(applications: Iterable[Application]) -> dict[int, tuple[int, int]]:
    """Rank, and of how many, by application; in one query. Who was never ranked is left out."""
    return ranks.ranks_of(kind=NAME, record_ids=[application.pk for application in applications])
