"""`python -m portal.healthy [page|worker]`: exit code 0 while the web server, or the worker, of this machine is well.

The health check of the image, of docker-compose.yml and of `make rehearse`. It starts no Django and takes the time of a
request. It asks as the proxy does: with a name that the portal answers to, over what BIND says. `page` asks for a page
that people see, with its static files: after an update.
"""

import http.client
import logging
import os
import socket
import sys
import tempfile
import time
import zlib
from pathlib import Path

from .settings.environment import setting

logger = logging.getLogger(__name__)

_FOLDER = Path(__file__).resolve().parent
#: Touched by the worker at each tick of its clock. Other accounts and installations on this machine have their own.
SIGN_OF_LIFE = Path(tempfile.gettempdir()) / f"portal-clock-{os.getuid()}-{zlib.crc32(bytes(_FOLDER)):08x}"
#: Seconds after which it is too old.
TOO_OLD = 120
SECONDS = 4
#: A page that is there from the first minute on.
PAGE = "/en/accounts/login/"


def main(arguments: list[str]) -> str:
    """An empty text, or what is wrong."""
    if arguments == ["worker"]:
        return worker()
    return web("/health/") or (web(PAGE) if arguments == ["page"] else "")


def live() -> None:
    """The worker has finished a round. Where another account made the file, the round counts all the same."""
    try:
        SIGN_OF_LIFE.touch()
    except OSError as error:
        logger.error("The sign of life of the worker cannot be written: %s", error)


def worker() -> str:
    if not SIGN_OF_LIFE.exists():
        return "The worker has not finished a round since this machine started."
    age = time.time() - SIGN_OF_LIFE.stat().st_mtime
    return f"The worker finished its last round {age:.0f} seconds ago." if age > TOO_OLD else ""


def web(address: str) -> str:
    headers = {"Host": host(setting("ALLOWED_HOSTS")), "X-Forwarded-Proto": "https"}
    connection = connect(setting("BIND"))
    try:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        said = answer.read(200).decode(errors="replace").strip()
    except OSError as error:
        return f"The web server at {setting('BIND')} does not answer: {error}"
    finally:
        connection.close()
    return "" if answer.status == http.HTTPStatus.OK else f"The web server answers {answer.status}: {said}"


def host(allowed: list[str]) -> str:
    """A name that the portal answers to; `.diaspora.example` means any below it, `*` any at all."""
    return allowed[0].lstrip(".").replace("*", "localhost")


class SocketConnection(http.client.HTTPConnection):
    """To a socket in the file system: BIND=unix:/run/portal/web.sock."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


def connect(bind: str) -> http.client.HTTPConnection:
    if bind.startswith("unix:"):
        connection: http.client.HTTPConnection = SocketConnection("localhost", timeout=SECONDS)
        connection.host = bind.removeprefix("unix:")
        return connection
    name, _colon, port = bind.rpartition(":")
    everywhere = ("", "0.0.0.0", "[::]")  # noqa: S104 - compared, not listened on
    return http.client.HTTPConnection("127.0.0.1" if name in everywhere else name, int(port), timeout=SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or None)
