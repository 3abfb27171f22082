"""Where applications stand in the newest ranking that both sides signed."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Q, Subquery

from reviews.enums import RoundState
from reviews.models import Round, Subject
from skills_match.models import Application

from .kind import NAME


def ranks_of(applications: Iterable[Application]) -> dict[int, tuple[int, int]]:
    """Rank, and of how many, by application; in one query. Who was never ranked is left out."""
    listed = [application.pk for application in applications]
    newest = Round.objects.filter(
        kind=NAME, state=RoundState.SIGNED, subjects__record_id=OuterRef("record_id")
    ).order_by("-ranked_at")
    ranked = Subject.objects.filter(
        round__kind=NAME, round=Subquery(newest.values("pk")[:1]), record_id__in=listed, rank__isnull=False
    ).annotate(of=Count("round__subjects", filter=Q(round__subjects__rank__isnull=False)))
    return {record: (rank or 0, of) for record, rank, of in ranked.values_list("record_id", "rank", "of")}
