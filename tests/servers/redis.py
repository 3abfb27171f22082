"""A throw-away Redis on a port of its own."""

import shutil
import signal
import subprocess
import time

from .ports import answers, free_port


class Redis:
    """`with Redis() as server:` starts it, `server.url` is its REDIS_URL; nothing is written to disk."""

    def __init__(self):
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def __enter__(self):
        self.start()
        return self

    def start(self) -> None:
        program = shutil.which("redis-server") or "redis-server"
        self.process = subprocess.Popen(
            [program, "--port", str(self.port), "--save", "", "--bind", "127.0.0.1"], stdout=subprocess.DEVNULL
        )
        for _ in range(100):
            if answers(self.port):
                return
            time.sleep(0.05)
        raise RuntimeError("redis-server did not start")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=10)

    def hang(self) -> None:
        """It is there, takes connections, and says nothing, until `go_on`."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def __exit__(self, *_):
        self.go_on()
        self.process.terminate()
        self.process.wait(timeout=10)
