"""`manage.py work`: background tasks, the clock and mail, in one process or in several."""

import signal
import threading
from contextlib import ExitStack

from django.core.management.base import BaseCommand

from ...worker.loops import Clock, InBackground, Mail, go_round


class Command(BaseCommand):
    help = "Run queued tasks, everything that is due every few seconds, and mail, until SIGTERM or Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=float, default=10, help="seconds between two ticks of the clock")
        parser.add_argument("--once", action="store_true", help="one round, then stop")
        part = parser.add_mutually_exclusive_group()
        part.add_argument("--only", choices=["clock", "mail"], help="nothing but this, in a process of its own")
        part.add_argument("--without", choices=["clock", "mail"], help="all but this, which another process does")

    def handle(self, *, every: float, once: bool, only: str | None, without: str | None, **options):
        stopping = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.set())
        has_clock, has_mail = (part in (only or part,) and part != without for part in ("clock", "mail"))
        clock, mail = Clock(every=every, stopping=stopping), Mail(is_alone=not has_clock)
        steps = [*([clock.round] if has_clock else []), *([mail.round] if has_mail else [])]
        if once:
            for step in steps:
                step()
            return
        with ExitStack() as stack:
            for step in steps[1:]:
                stack.enter_context(InBackground(step, stopping=stopping))
            go_round(steps[0], stopping=stopping)
        self.stdout.write("Worker stopped")
