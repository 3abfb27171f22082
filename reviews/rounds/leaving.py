"""Records leave their round: withdrawn, or decided otherwise."""

from collections.abc import Iterable

from django.utils import timezone

from ..enums import ROUND_UNDER_WAY
from ..models import Subject


def take_out(*, kind: str, record_ids: Iterable[int]) -> int:
    """Nobody judges them any more, and they have no rank. Called in the transaction of the cause; returns how many
    places in rounds became free."""
    subjects = Subject.objects.filter(
        round__kind=kind, round__state__in=ROUND_UNDER_WAY, record_id__in=record_ids, left_at=None
    )
    return subjects.update(left_at=timezone.now(), rank=None, rank_reason="")
