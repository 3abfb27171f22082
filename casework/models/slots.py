"""Numbered slots: how the database counts. Of “at most five” each row holds a number from one to five, and nobody
else's: two who come at once never get a sixth."""

from django.db import models


def first_free(rows: models.QuerySet, *, at_most: int) -> int | None:
    """The lowest slot that none of `rows` holds; None when all are taken. Asked under the lock of whoever owns them."""
    taken = set(rows.values_list("slot", flat=True))
    return next((slot for slot in range(1, at_most + 1) if slot not in taken), None)
