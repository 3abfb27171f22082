"""The portal itself as its users meet it: gunicorn and a worker, in processes of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from .ports import answers, free_port

ROOT = Path(__file__).resolve().parents[2]


class Portal:
    """`with Portal(environment, log) as portal:` runs web server and worker until the end of the block.

    With `held`, the port stays open while the web server is restarted, as systemd holds it by portal-web.socket.
    """

    def __init__(
        self,
        environment: dict[str, str],
        log: Path,
        *,
        wsgi_workers: int = 1,
        tick_seconds: float = 1,
        held: bool = False,
    ):
        self.port = free_port()
        self.held = socket.create_server(("127.0.0.1", self.port), backlog=128) if held else None
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "BIND": f"127.0.0.1:{self.port}",
            "WEB_WORKERS": str(wsgi_workers),
            "PORTAL_URL": self.url,
            "LOG_LEVEL": "WARNING",
            **environment,
        }
        self.log = log
        self.tick_seconds = tick_seconds
        self.processes: list[subprocess.Popen] = []

    def manage(self, *command: str) -> str:
        """Run a management command to its end. Raises RuntimeError with what it said when it fails."""
        return self.run("manage.py", *command)

    def run(self, *arguments: str) -> str:
        """Run Python with `arguments` in the environment of the portal, as `manage` does."""
        result = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {(result.stdout + result.stderr)[-2000:]}")
        return result.stdout

    def __enter__(self):
        self.processes = [self._start_web(), self._start("manage.py", "work", "--every", str(self.tick_seconds))]
        for _ in range(1200):  # two minutes: the machine may be busy, and one that ended is seen at once
            if answers(self.port):
                return self
            if any(process.poll() is not None for process in self.processes):
                break
            time.sleep(0.1)
        self.__exit__()
        raise RuntimeError(f"The portal did not start: {self.log.read_text()[-2000:]}")

    def _start(self, *arguments: str, before: tuple[str, ...] = (), **options) -> subprocess.Popen:
        command = [*before, sys.executable, *arguments]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, **options)

    def _start_web(self) -> subprocess.Popen:
        gunicorn = ("-m", "gunicorn", "--config", "portal/gunicorn.py", "portal.wsgi")
        if self.held is None:
            return self._start(*gunicorn)
        # As systemd hands it over: file 3, and two variables that name the process itself.
        named = ("sh", "-c", 'export LISTEN_FDS=1 LISTEN_PID=$$; exec "$@"', "sh")
        held = self.held.fileno()
        return self._start(*gunicorn, before=named, pass_fds=(3,), preexec_fn=lambda: os.dup2(held, 3))

    def restart_web(self) -> None:
        """Stop the web server as an operator does, and start it again."""
        self.processes[0].send_signal(signal.SIGTERM)
        assert self.processes[0].wait(timeout=30) == 0
        self.processes[0] = self._start_web()

    def __exit__(self, *_):
        self.exit_codes = []
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                self.exit_codes.append(process.wait(timeout=25))
            except subprocess.TimeoutExpired:
                process.kill()
                self.exit_codes.append(process.wait())
        if self.held is not None:
            self.held.close()
