"""Running what happens by itself: the functions that the apps registered (casework/clock.py)."""

import logging
from threading import Event

from django.db import close_old_connections, connection

from casework.clock import Work, timetable
from diaspora.models import SignOfLife

from .. import healthy
from ..database.away import is_database_away

logger = logging.getLogger(__name__)


#: For whoever runs works without anybody who could end it.
_NEVER = Event()


def tick(*, with_slow_work: bool = False, stopping: Event = _NEVER) -> int:
    """Run everything once. One failure is logged and does not keep the others from running. Returns the failures."""
    failures = run([*timetable.each_tick, *(timetable.each_hour if with_slow_work else [])], stopping=stopping)
    healthy.live()
    SignOfLife.objects.note("worker")
    return failures


def run(works: list[Work], *, stopping: Event = _NEVER) -> int:
    """Run each once, as `tick` does, and begin none once `stopping` is set: what is left is due at the next start.

    Returns the failures. Raises what says that the database is away.
    """
    failures = 0
    for work in works:
        if stopping.is_set():
            break
        try:
            work()
        except Exception as error:
            if is_database_away(error):
                raise  # so is every other work: whoever runs them waits for it
            logger.exception("Periodic work %s failed; it is tried again at the next tick", work.__name__)
            failures += 1
            if not connection.in_atomic_block:  # whoever runs us inside a transaction still needs it
                close_old_connections()
    return failures
