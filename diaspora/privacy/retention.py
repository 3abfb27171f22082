"""Keeping what the register of personal data promises: what is past its time is deleted, within the hour."""

import datetime

from django.db import models
from django.utils import timezone

from .registry import Holding, Limit, holdings

#: How often the clock calls `forget_what_is_past`: nothing may grow too old between two calls.
INTERVAL = datetime.timedelta(hours=1)
#: Rows that are deleted together.
BATCH = 500


def past(holding: Holding, *, early: datetime.timedelta = datetime.timedelta()) -> models.QuerySet:
    """The rows that are kept longer than promised, or will be in `early`."""
    limit = holding.limit
    assert limit is not None, holding.label
    before = timezone.now() - limit.kept_for + early
    rows = limit.among(holding.model._base_manager.all())
    return rows.filter(**{f"{limit.counted_from}__lt": before})


def forget_what_is_past() -> int:
    """Delete the rows of every model that has a limit. Returns how many."""
    return sum(_forget(holding, holding.limit) for holding in holdings() if holding.limit)


def _forget(holding: Holding, limit: Limit) -> int:
    """In batches, each on its own: cut off, the rest follows in an hour."""
    forgotten = 0
    while numbers := list(past(holding, early=INTERVAL).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        limit.forget(holding.model._base_manager.filter(pk__in=numbers))
        forgotten += len(numbers)
    return forgotten
