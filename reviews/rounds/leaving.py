"""A record leaves its round: withdrawn, or decided otherwise."""

from django.utils import timezone

from ..enums import ROUND_UNDER_WAY
from ..models import Subject


def take_out(*, kind: str, record_id: int) -> int:
    """Nobody judges it any more, and it has no rank. Called in the transaction of the cause; returns how many rounds
    it left."""
    subjects = Subject.objects.filter(
        round__kind=kind, round__state__in=ROUND_UNDER_WAY, record_id=record_id, left_at=None
    )
    return subjects.update(left_at=timezone.now(), rank=None, rank_reason="")
