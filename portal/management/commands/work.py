"""`manage.py work`: background tasks and the clock, in one process."""

import logging
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from casework.clock import timetable

from ...clock import run, tick

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run queued tasks as they come and everything that is due every few seconds, until SIGTERM or Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=float, default=10, help="seconds between two ticks of the clock")
        parser.add_argument("--once", action="store_true", help="one round, then stop")

    def handle(self, *, every: float, once: bool, **options):
        stopping = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.set())
        worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        next_tick = next_slow_tick = 0.0
        while not stopping.is_set():
            try:
                worker.run()
                run(timetable.each_second)
                now = time.monotonic()
                if now >= next_tick:
                    tick(with_slow_work=now >= next_slow_tick)
                    next_tick = now + every
                    next_slow_tick = now + 3600 if now >= next_slow_tick else next_slow_tick
            except (InterfaceError, OperationalError) as error:
                # The database restarts, or is locked: the rows are still there when it is back.
                logger.warning("The database is away, trying again: %s", type(error).__name__)
                close_old_connections()
            if once:
                return
            stopping.wait(1)
        self.stdout.write("Worker stopped")
