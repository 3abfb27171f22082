"""A wire to a server that others share: it can be cut or go silent without touching the server."""

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from .ports import free_port


class Relay:
    """`with Relay(url) as relay:` hands everything that comes to `relay.url` on to the server at `url`, and back."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        self.server = (parts.hostname, parts.port)
        self.port = free_port()
        self.url = parts._replace(netloc=f"127.0.0.1:{self.port}").geturl()
        self._flowing = threading.Event()
        self._listening: socket.socket | None = None
        self._open: list[socket.socket] = []

    def __enter__(self):
        self.go_on()
        return self

    def __exit__(self, *_):
        self.refuse()

    def refuse(self) -> None:
        """Nobody listens any more, and every connection ends."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def hang(self) -> None:
        """Connections are taken, and nothing comes back."""
        self._flowing.clear()

    def go_on(self) -> None:
        self._flowing.set()
        if self._listening is None or self._listening.fileno() == -1:
            self._listening = socket.create_server(("127.0.0.1", self.port))
            threading.Thread(target=self._accept, args=[self._listening], daemon=True).start()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):  # closed by `refuse`
            while True:
                visitor, _address = listening.accept()
                server = socket.create_connection(self.server)
                self._open += [visitor, server]
                for source, target in ((visitor, server), (server, visitor)):
                    threading.Thread(target=self._pump, args=[source, target], daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._flowing.wait()
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
