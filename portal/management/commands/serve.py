"""`manage.py serve`: everything that `make serve` does once Python's packages are there."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from payments.models import Reconciliation

from ...children import start_child
from ...demonstration import ACCOUNTS, PASSWORD, current_code
from ...settings.environment import setting

NEEDED_MEGABYTES = 200
SECONDS_A_DOT = 5


class Command(BaseCommand):
    help = "Prepare the database and the demonstration content, then run the web server and the worker until Ctrl-C."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options):
        if not settings.DEBUG:
            raise CommandError("`serve` is for development. In production run gunicorn and `manage.py work`.")
        self.check_port(port)
        self.check_disk()
        self.prepare()
        self.run(port)

    def check_port(self, port: int):
        if not 1024 <= port <= 65535:
            raise CommandError(f"{port} is not a port for this. Take one from 1024 to 65535: make serve PORT=8123")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise CommandError(
                    f"Port {port} is taken by another program. Stop it, or take another port:\n"
                    f"  make serve PORT={port + 123}"
                ) from None

    def check_disk(self):
        free = shutil.disk_usage(settings.BASE_DIR).free // 2**20
        if free < NEEDED_MEGABYTES:
            raise CommandError(f"The disk has only {free} MB free; the portal needs {NEEDED_MEGABYTES} MB to run.")

    def prepare(self):
        """Each step says what it does and is quick when there is nothing to do."""
        steps = [
            ("Compiling the translations", ["catalogues", "compile"]),
            ("Bringing the database up to date (the first time takes minutes)", ["migrate", "-v", "0"]),
            ("Loading skills, occupations and places", ["load_pack"]),
            ("Setting up the pages", ["set_up_site"]),
            ("Making the demonstration content", ["demonstration", "--if-empty"]),
        ]
        for number, (text, command) in enumerate(steps, start=1):
            started = time.monotonic()
            self.stdout.write(f"[{number}/{len(steps)}] {text} … ", ending="")
            self.stdout.flush()
            with open(os.devnull, "w") as quiet, self.signs_of_life():
                call_command(*command, stdout=quiet)
            self.stdout.write(f"{time.monotonic() - started:.1f} s")

    @contextmanager
    def signs_of_life(self):
        """A dot every few seconds: somebody sits in front of it and wonders."""
        done = threading.Event()

        def tell():
            while not done.wait(SECONDS_A_DOT):
                self.stdout.write(".", ending="")
                self.stdout.flush()

        teller = threading.Thread(target=tell, daemon=True)
        teller.start()
        try:
            yield
        finally:
            done.set()
            teller.join()

    def run(self, port: int):
        """Start server and worker; stop both when one of them ends, `make` does, or Ctrl-C is pressed."""
        started_by = os.getppid()
        address = f"http://localhost:{port}"
        stripe_port = self.port_for_stripe(port)
        stripe = f"http://localhost:{stripe_port}"
        environment = {**os.environ, "PORTAL_URL": address, "STRIPE_API_URL": stripe, "PYTHONUNBUFFERED": "1"}
        webhook = f"{address}/payments/stripe/webhook/"
        books = Path(setting("VAR_DIR")) / "played-stripe.json"
        if not Reconciliation.objects.exists():  # those of a database that is gone
            books.unlink(missing_ok=True)
        commands = [
            ["-m", "tests.standins.stripe", "--port", str(stripe_port), "--webhook", webhook, "--books", str(books)],
            ["manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"],
            ["manage.py", "work"],
        ]
        processes = [start_child([sys.executable, *command], environment=environment) for command in commands]
        named = list(zip(("The played payment service", "The web server", "The worker"), processes, strict=True))
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: sys.exit(0))
        try:
            self.wait_until_it_answers(port, processes)
            self.say_hello(address, stripe)
            while all(process.poll() is None for process in processes):
                if os.getppid() != started_by:
                    sys.exit(0)
                time.sleep(0.3)
            ended = next(
                f"{name} ended ({process.returncode})" for name, process in named if process.returncode is not None
            )
            raise CommandError(f"{ended}; if it said why, that is in the lines above.")
        except SystemExit:
            self.stdout.write("\nStopping the web server and the worker")
        finally:
            for process in processes:
                if process.poll() is None:
                    process.terminate()
            deadline = time.monotonic() + 10
            for process in processes:
                try:
                    process.wait(timeout=max(0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def wait_until_it_answers(self, port: int, processes):
        for _ in range(300):
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            if any(process.poll() is not None for process in processes):
                return
            time.sleep(0.1)

    @staticmethod
    def port_for_stripe(port: int) -> int:
        """The same each time, as links to its pages are kept, unless another program has it."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port + 20_000 if port < 40_000 else port - 20_000))
            except OSError:
                probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def say_hello(self, address: str, stripe: str):
        with override("en"):
            rows = "\n".join(
                f"    {account.role!s:<21} {account.email:<40} {'second factor: yes' if account.is_staff_role else ''}"
                for account in ACCOUNTS
            )
        self.stdout.write(
            f"\n  The portal:   {address}/\n"
            f"  Demonstration sign-ins (password of all: {PASSWORD})\n{rows}\n"
            f"  Second-factor code now: {current_code()}   always the current one: {address}/development/\n"
            f"  Mail that the portal sent: {address}/development/outbox/\n"
            f"  The payment service is played: {stripe}/   no money moves, whatever happens there\n"
            f"  Ctrl-C stops everything.\n"
        )
