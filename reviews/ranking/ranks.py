"""Where records stand in the newest ranking that all sides signed."""

from collections.abc import Collection

from django.db.models import Count, OuterRef, Q, Subquery

from ..enums import RoundState
from ..models import Round, Subject


def ranks_of(*, kind: str, record_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Rank, and of how many, by record; in one query. What was never ranked is left out."""
    newest = Round.objects.filter(
        kind=kind, state=RoundState.SIGNED, subjects__record_id=OuterRef("record_id")
    ).order_by("-ranked_at")
    ranked = Subject.objects.filter(
        round__kind=kind, round=Subquery(newest.values("pk")[:1]), record_id__in=record_ids, rank__isnull=False
    ).annotate(of=Count("round__subjects", filter=Q(round__subjects__rank__isnull=False)))
    return {record: (rank or 0, of) for record, rank, of in ranked.values_list("record_id", "rank", "of")}
