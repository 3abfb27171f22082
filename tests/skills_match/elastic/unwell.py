"""Ports on which something is wrong: really listening, never a search server."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from skills_match.search.documents import FACETS

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.elasticsearch+json;compatible-with=9\r\n"
OURS = b"X-Elastic-Product: Elasticsearch\r\n"


def body(content: bytes, headers: bytes = OURS) -> bytes:
    return OK + headers + b"Content-Length: %d\r\n\r\n" % len(content) + content


ANSWERS = {
    "noise": b"\x00\xff\x13 noise \r\n\r\n" * 50,
    "a web page": body(b"<html>It works!</html>", headers=b""),
    "another product": body(b"{}", headers=b""),
    "no JSON": body(b"<html>"),
    "an empty object": body(b"{}"),
    "a list": body(b"[1, 2]"),
    "hits of another kind": body(b'{"timed_out": false, "hits": {"hits": [{"_score": "many"}]}}'),
    "half an answer": OK + OURS + b"Content-Length: 500\r\n\r\n{",
}
#: Half of the hits would look like a short list.
FEWER_THAN_IT_SAYS = body(
    json.dumps(
        {
            "timed_out": False,
            "hits": {"total": {"value": 2}, "hits": []},
            "aggregations": {facet: {"values": {"buckets": []}} for facet in FACETS},
        }
    ).encode()
)


@contextmanager
def answering(content: bytes, *, bytes_each: int = 0, pause: float = 0) -> Iterator[str]:
    """An address that answers every request with `content`; with `bytes_each`, so many at a time, with a pause after
    each. No content: it takes the connection and is silent."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve(connection: socket.socket) -> None:
        try:
            connection.recv(65536)
            for start in range(0, len(content), bytes_each or len(content) or 1):
                connection.sendall(content[start : start + (bytes_each or len(content))])
                time.sleep(pause)
            if content:
                connection.close()
        except OSError:
            return

    def listen() -> None:
        while True:
            try:
                connection, _address = server.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=[connection], daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.close()
