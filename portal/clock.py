"""Running what happens by itself: the functions that the apps registered (casework/clock.py)."""

import logging

from django.db import close_old_connections

from casework.clock import Work, timetable

from .healthy import SIGN_OF_LIFE

logger = logging.getLogger(__name__)


def tick(*, with_slow_work: bool = False) -> int:
    """Run everything once. One failure is logged and does not keep the others from running. Returns the failures."""
    failures = run([*timetable.each_tick, *(timetable.each_hour if with_slow_work else [])])
    SIGN_OF_LIFE.touch()
    return failures


def run(works: list[Work]) -> int:
    """Run each once, as `tick` does. Returns the failures."""
    failures = 0
    for work in works:
        try:
            work()
        except Exception:
            logger.exception("Periodic work %s failed; it is tried again at the next tick", work.__name__)
            failures += 1
            close_old_connections()
    return failures
