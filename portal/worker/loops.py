"""The two loops of `manage.py work`: one does everything that is due, the other one sends mail.

Only the second waits for the mail server. So a server that hangs keeps no assignment open and no index behind.
"""

import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from casework.clock import timetable
from diaspora.models import SignOfLife

from .. import healthy
from .clock import run, tick

logger = logging.getLogger(__name__)

#: Seconds between two rounds.
PAUSE = 1.0
#: Seconds between two signs of life of the loop for mail.
NOTED_EVERY = 10.0
#: How long an e-mail that is being handed over may take when the worker is told to stop.
PATIENCE = 30.0


class Clock:
    """Queued tasks as they come; every few seconds what is due; once an hour what is due by the day."""

    def __init__(self, *, every: float, stopping: Event) -> None:
        self._every, self._stopping = every, stopping
        self._next_tick = self._next_slow_tick = 0.0
        self._tasks = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def round(self) -> None:
        self._tasks.run()
        now = time.monotonic()
        if now >= self._next_tick:
            is_slow = now >= self._next_slow_tick
            tick(with_slow_work=is_slow, stopping=self._stopping)
            self._next_tick = now + self._every
            self._next_slow_tick = now + 3600 if is_slow else self._next_slow_tick


class Mail:
    """The rows that leave as e-mails. `is_alone`: no clock runs in this process, so this is the sign of its life."""

    def __init__(self, *, is_alone: bool = False) -> None:
        self._is_alone = is_alone
        self._next_note = 0.0

    def round(self) -> None:
        run(timetable.mail)
        now = time.monotonic()
        if now >= self._next_note:
            SignOfLife.objects.note("mail")
            if self._is_alone:
                healthy.live()
            self._next_note = now + NOTED_EVERY


def go_round(step: Callable[[], object], *, stopping: Event) -> None:
    """One round after the other until `stopping`. While the database is away, rounds are tried and nothing is lost."""
    while not stopping.is_set():
        try:
            step()
        except (InterfaceError, OperationalError) as error:
            # The database restarts, or is locked: the rows are still there when it is back.
            logger.warning("The database is away, trying again: %s", type(error).__name__)
            close_old_connections()
        stopping.wait(PAUSE)


class InBackground:
    """`with InBackground(step, stopping=…):` goes round in a thread, with a connection to the database of its own.

    When it fails for good, everything stops: whoever started this process starts it again.
    """

    def __init__(self, step: Callable[[], object], *, stopping: Event) -> None:
        self._step, self._stopping = step, stopping
        self._thread = Thread(target=self._go, daemon=True)

    def __enter__(self) -> "InBackground":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join(timeout=PATIENCE)

    def _go(self) -> None:
        try:
            go_round(self._step, stopping=self._stopping)
        except Exception:
            logger.exception("The loop for mail ended")
            self._stopping.set()
        finally:
            connection.close()
