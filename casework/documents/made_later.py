"""The worker makes documents that were asked for (`MadeLater`). Any number of workers may do it at once: each document
is claimed by one conditional update, and one that was asked for once more meanwhile is not overwritten."""

import datetime
import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ..models.made_later import MadeLater

logger = logging.getLogger(__name__)
#: Longer than any of them takes.
LEASE = datetime.timedelta(minutes=10)
ATTEMPTS = 3

D = TypeVar("D", bound=MadeLater)


def make_due(documents: QuerySet[D], write: Callable[[D], bytes]) -> int:
    """Let `write` make those of `documents` that are asked for and not made. Returns how many were made. One that
    fails is logged, and tried three times; the rest goes on."""
    free = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
    due = documents.filter(free, made_at=None, attempts__lt=ATTEMPTS).defer("content").order_by("asked_at")
    return sum(_make(document, write) for document in due if _claim(document, free))


def _as_asked(document: MadeLater) -> QuerySet:
    return type(document)._default_manager.filter(pk=document.pk, asked_at=document.asked_at)


def _claim(document: MadeLater, free: Q) -> bool:
    leased = {"leased_until": timezone.now() + LEASE, "attempts": F("attempts") + 1}
    return bool(_as_asked(document).filter(free, made_at=None).update(**leased))


def _make(document: D, write: Callable[[D], bytes]) -> bool:
    try:
        content = write(document)
    except OperationalError:
        raise  # the database is away: so it is for the rest
    except Exception:
        logger.exception("%s %s could not be made", type(document).__name__, document.pk)
        return False
    return bool(_as_asked(document).update(content=content, made_at=timezone.now(), leased_until=None))
