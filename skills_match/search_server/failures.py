"""Entries that the search server refused: kept with what it said, tried again later, more seldom each time."""

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from ..models import IndexFailure, MatchIndex

FIRST_PAUSE, LONGEST_PAUSE = datetime.timedelta(minutes=1), datetime.timedelta(days=1)


@transaction.atomic
def note_failures(*, index: MatchIndex, tried: Iterable[int], refused: Mapping[int, str]) -> None:
    """Keep those that were refused, and forget the failures of those that were not."""
    failures = {failure.object_id: failure for failure in index.failures.filter(object_id__in=list(tried))}
    done = failures.keys() - refused.keys()
    if done:
        index.failures.filter(object_id__in=done).delete()
    now = timezone.now()
    for pk, error in refused.items():
        attempts = failures[pk].attempts + 1 if pk in failures else 1
        pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)
        index.failures.update_or_create(
            object_id=pk,
            defaults={"error": error[:2000], "attempts": attempts, "failed_at": now, "retry_at": now + pause},
        )


def due_failures(*, index: MatchIndex) -> list[int]:
    """Whose entry is to be tried again now."""
    return list(index.failures.filter(retry_at__lte=timezone.now()).values_list("object_id", flat=True))


def try_again(*, failure: IndexFailure) -> None:
    """Let the worker try it at its next tick."""
    failure.retry_at = timezone.now()
    failure.save(update_fields=["retry_at"])
