"""Stripe's own description of its API, as a server: it refuses every request that Stripe would not understand."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from .ports import answers, free_port


def program() -> str | None:
    """Where stripe-mock is: on the path, or where Go puts it. None without one."""
    places = [os.environ["PATH"], os.environ.get("GOBIN", ""), str(Path.home() / "go" / "bin")]
    return shutil.which("stripe-mock", path=os.pathsep.join(filter(None, places)))


class StripeMock:
    """`with StripeMock() as server:` starts it; `server.url` is its address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"

    def __enter__(self) -> "StripeMock":
        command = [program() or "stripe-mock", "-http-port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if answers(self.port):
                return self
            time.sleep(0.1)
        self.__exit__()
        raise RuntimeError("stripe-mock did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)
