"""Rows that are due: found without a lock, then taken under one and decided again, by one worker each.

Whoever waits too long with deciding decides about yesterday: between the list and the turn of a row somebody may have
answered, or another worker may have done it.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import OperationalError, models, transaction

from .refusals import Refused

logger = logging.getLogger(__name__)

M = TypeVar("M", bound=models.Model)


def do_together(due: models.QuerySet[M], act: Callable[[list[M]], object], *, at_most: int) -> int:
    """Let `act` have every row of `due`, `at_most` in one transaction. Returns how many rows.

    What another worker holds is passed over. A failure is logged and undone, and the rest goes on: those rows are due
    again at the next round.
    """
    keys = list(due.order_by("pk").values_list("pk", flat=True))
    done = 0
    for start in range(0, len(keys), at_most):
        batch = keys[start : start + at_most]
        try:
            with transaction.atomic():
                if rows := _hold(due, batch):
                    act(rows)
            done += len(rows)
        except OperationalError:
            raise  # the database is away: so it is for the rest
        except Exception:
            logger.exception("%s %s could not be done; they are due again", due.model.__name__, batch)
    return done


def do_each(due: models.QuerySet[M], act: Callable[[M], object]) -> int:
    """As `do_together`, each row in a transaction of its own."""
    return do_together(due, lambda rows: act(rows[0]), at_most=1)


def try_each(due: models.QuerySet[M], act: Callable[[M], object]) -> int:
    """For verbs that take their locks themselves, parents first, and decide again: `act` on every row of `due`.

    Returns how many were done. One that is refused was decided by somebody quicker. Any other failure is logged, and
    keeps no other row from its turn.
    """
    done = 0
    for row in due:
        try:
            act(row)
        except Refused:
            continue
        except OperationalError:
            raise
        except Exception:
            logger.exception("%s %s could not be done; it is due again", due.model.__name__, row.pk)
            continue
        done += 1
    return done


def _hold(due: models.QuerySet[M], keys: Sequence[Any]) -> list[M]:
    """Those of `keys` that nobody else holds and that are still due, held to the end of the transaction.

    Two statements, because the first one sees rows as they were when it began: another worker may have been done with
    one, and have let it go, a moment later.
    """
    free = due.model._default_manager.filter(pk__in=keys).select_for_update(skip_locked=True, no_key=True)
    held = list(free.order_by("pk").values_list("pk", flat=True))
    return list(due.filter(pk__in=held))
