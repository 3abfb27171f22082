"""How the parts of the portal are: what `/health/` tells those who may know."""

import datetime
import logging
import time

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from casework.models import Erasure, Mailable
from diaspora.models import SignOfLife
from skills_match.models import MatchIndex
from skills_match.models.match_index import INDEXED

from .caches.optional_redis import cache_trouble
from .healthy import TOO_OLD

logger = logging.getLogger(__name__)

#: Where it is kept which parts were unwell, for all web processes together.
UNWELL = "health-unwell"
#: Seconds after which something that drains by itself does not seem to.
LATE = 15 * 60
#: Seconds after which a backup of each night is missing.
OLD_BACKUP = 36 * 3600


def parts() -> dict[str, dict]:
    """Each part with its figures, and `well`. Raises DatabaseError: without the database there is nothing to tell."""
    return {
        "database": _database(),
        "worker": _worker(),
        "mail": _mail(),
        "search_server": _search_server(),
        "cache": _cache(),
        "backup": _backup(),
    }


def note_change(told: dict[str, dict]) -> None:
    """Write one line into the log when another set of parts is unwell than the last time somebody asked."""
    unwell = sorted(name for name, part in told.items() if not part["well"])
    if unwell == cache.get(UNWELL, []):
        return
    cache.set(UNWELL, unwell, None)
    if unwell:
        logger.error("Not well: %s", ", ".join(unwell))
    else:
        logger.info("Every part is well again")


def _database() -> dict:
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"well": True, "vendor": connection.vendor, "milliseconds": round((time.perf_counter() - started) * 1000, 1)}


def _worker() -> dict:
    age = SignOfLife.objects.age("worker")
    return {"well": age is not None and age < TOO_OLD, "seconds_since_last_round": age and round(age)}


def _mail() -> dict:
    """E-mails that are due, and those whose last attempt has failed."""
    now, waiting, failing, oldest = timezone.now(), 0, 0, 0.0
    for model in apps.get_models():
        if issubclass(model, Mailable):
            rows = model._default_manager.filter(emailed_at=None)
            due = rows.filter(email_due_at__lte=now)
            waiting += due.count()
            failing += rows.exclude(email_error="").exclude(email_due_at=None).count()
            if first := due.order_by("email_due_at").values_list("email_due_at", flat=True).first():
                oldest = max(oldest, (now - first).total_seconds())
    age = SignOfLife.objects.age("mail")
    return {
        "well": oldest < LATE and age is not None and age < TOO_OLD,
        "waiting": waiting,
        "oldest_seconds": round(oldest),
        "failing": failing,
        "seconds_since_last_round": age and round(age),
    }


def _search_server() -> dict:
    """How far each index is behind the database; nothing to be late without a search server."""
    if not settings.ELASTICSEARCH_URL:
        return {"well": True, "used": False}
    answering = {index.kind: index for index in MatchIndex.objects.answering()}
    indexes = {str(kind): _index(answering.get(kind)) for kind in INDEXED}
    return {"well": all(index["well"] for index in indexes.values()), "used": True, "indexes": indexes}


def _index(index: MatchIndex | None) -> dict:
    if index is None:
        return {"well": False, "missing": True}
    lag = (timezone.now() - index.drained_at).total_seconds()
    well = not index.trouble and not index.is_outdated and lag < LATE
    return {"well": well, "seconds_behind": round(lag), "trouble": index.trouble, "outdated": index.is_outdated}


def _backup() -> dict:
    """How old the last one is, and how many erasures are not in the list that must outlive it.

    A portal without any has as long for its first one. Whoever backs up in another way says so after each of theirs
    (`manage.py backup --elsewhere`).
    """
    age = SignOfLife.objects.age("backup")
    late = timezone.now() - datetime.timedelta(seconds=LATE)
    return {
        "well": (_age_of_the_portal() if age is None else age) < OLD_BACKUP
        and not Erasure.objects.filter(erased_at__lt=late).exists(),
        "hours_since_last": age and round(age / 3600),
        "erasures_not_listed": Erasure.objects.count(),
    }


def _age_of_the_portal() -> float:
    """Seconds since the first migration of this database."""
    applied = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    return (timezone.now() - applied).total_seconds()


def _cache() -> dict:
    cache.set("health", "well", 10)
    trouble = cache_trouble()
    return {"well": not trouble, "trouble": trouble}
