"""The door of the played Stripe: its API, its hosted page, and trouble that tests ask for."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from . import pages
from .api import Api, nested
from .books import Books, Refuses


class Server(ThreadingHTTPServer):
    """`trouble` is what happens to the next requests of the API, in their order: "fine", "hang" (no answer), "late"
    (done, and no answer in time), "lost" (done, and the line is cut), "garbage", "strange" (done, and the answer is an
    object that nobody knows), or a status. `save` is called after each request that changes something, before its
    answer.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, books: Books, port: int = 0, *, save: Callable[[], object] = lambda: None) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.save = save
        self.books, self.api = books, Api(books)
        self.trouble: list[str | int] = []
        self.asked: list[str] = []
        books.origin = f"http://localhost:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(6, 1, True)  # no Nagle: answers are small

    def do_GET(self) -> None:
        self._answer("")

    do_DELETE = do_GET  # noqa: N815 - as the base class calls it

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def _answer(self, body: str) -> None:
        address = urlsplit(self.path)
        if address.path.startswith("/v1/"):
            self._answer_api(address.path, body or address.query)
        elif address.path.startswith("/pay/"):
            _empty, _pay, number, *action = address.path.split("/")
            shown = pages.act(self.server.books, number, action[0]) if action else self._checkout(number)
            self.server.save()
            self._show(*shown)
        elif address.path.startswith("/play/") and self.command == "POST":
            with suppress(Refuses):
                pages.play(self.server.books, *address.path.split("/")[2:4])
            self.server.save()
            self._show(303, "/")
        else:
            self._show(200, pages.desk(self.server.books))

    def _checkout(self, number: str) -> tuple[int, str]:
        return pages.checkout(self.server.books, number)

    def _answer_api(self, path: str, encoded: str) -> None:
        self.server.asked.append(f"{self.command} {path}")
        trouble = self.server.trouble.pop(0) if self.server.trouble else None
        if trouble == "hang":
            return self._be_silent()
        if isinstance(trouble, int):
            return self._send(trouble, json.dumps({"error": {"type": "api_error", "message": "trouble"}}))
        if trouble == "garbage":
            return self._send(200, "<html>not what you think")
        key = self.headers.get("Idempotency-Key", "") if self.command == "POST" else ""
        status, told = self.server.api.answer(self.command, path, nested(encoded), key)
        if self.command != "GET":
            self.server.save()
        if trouble == "late":
            return self._be_silent()
        if trouble == "lost":
            self.close_connection = True
            return None
        if trouble == "strange":
            told = {"id": None, "object": "surprise", "data": {}}
        return self._send(status, json.dumps(told))

    def _be_silent(self) -> None:
        """Longer than anybody waits, and then for ever."""
        time.sleep(30)
        self.close_connection = True

    def _show(self, status: int, said: str) -> None:
        if status == 303:
            self.send_response(303)
            self.send_header("Location", said)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(status, said, "text/html; charset=utf-8")

    def _send(self, status: int, text: str, kind: str = "application/json") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Request-Id", "req_played")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        pass


@contextmanager
def serving(books: Books, port: int = 0, *, save: Callable[[], object] = lambda: None) -> Iterator[Server]:
    """Let `books` answer until the block ends."""
    server = Server(books, port, save=save)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
