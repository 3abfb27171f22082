"""A website on this machine: answers as it is told, and remembers who asked what and when."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Website:
    """`answers` maps a path to a status, or to an address to go on to. Every host is here (`places`)."""

    answers: dict[str, int | str] = field(default_factory=dict)
    robots: str = ""
    takes_head: bool = True
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    sleeps: float = 0.0
    port: int = 0

    def places(self, host: str, port: int) -> list[tuple[str, int]]:
        return [("127.0.0.1", self.port)]

    def __enter__(self) -> "Website":
        website = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                with suppress(BrokenPipeError):  # who asked has given up
                    website._answer(self)

            do_HEAD = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append((request.command, request.path))
        self.agents.add(request.headers["User-Agent"])
        time.sleep(self.sleeps)
        told = 200 if request.path == "/robots.txt" and self.robots else self.answers.get(request.path, 404)
        if request.command == "HEAD" and not self.takes_head:
            told = 405
        request.send_response(302 if isinstance(told, str) else told)
        if isinstance(told, str):
            request.send_header("Location", told)
        request.end_headers()
        if request.path == "/robots.txt":
            request.wfile.write(self.robots.encode())
