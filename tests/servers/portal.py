"""The portal itself as its users meet it: gunicorn and a worker, in processes of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .ports import answers, free_port

ROOT = Path(__file__).resolve().parents[2]


class Portal:
    """`with Portal(environment, log) as portal:` runs web server and worker until the end of the block."""

    def __init__(self, environment: dict[str, str], log: Path, *, wsgi_workers: int = 1, tick_seconds: float = 1):
        self.port = free_port()
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
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py", "portal.wsgi"]
        work = [sys.executable, "manage.py", "work", "--every", str(self.tick_seconds)]
        with self.log.open("ab") as log:
            self.processes = [
                subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
                for command in (gunicorn, work)
            ]
        for _ in range(300):
            if answers(self.port):
                return self
            if any(process.poll() is not None for process in self.processes):
                break
            time.sleep(0.1)
        self.__exit__()
        raise RuntimeError(f"The portal did not start: {self.log.read_text()[-2000:]}")

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
