"""Asking other websites whether an address still leads somewhere: the only part of home that goes out.

Editors name the addresses, so they are distrusted: only http and https on their usual ports, only to public networks,
at every step of a redirection, and connected to the very address that was judged.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings

from ..enums import LinkFault

#: Seconds for each word of an answer, and for the whole of it: nobody holds the worker with a letter a minute.
SECONDS, MOST_SECONDS = 5.0, 15.0
#: Bytes that are read of a robots.txt; how often a website may send us on.
MOST_BYTES, MOST_STEPS = 64 * 1024, 5
_PORTS = {"http": 80, "https": 443}
#: Refused to machines, which says nothing about readers, or too much at once.
_CANNOT_TELL = {401, 403, 405, 406, 429, 501, 999}


class Unreachable(Exception):
    """No answer, for the reason `fault`."""

    def __init__(self, fault: LinkFault) -> None:
        super().__init__(fault)
        self.fault = fault


def public_places(host: str, port: int) -> list[tuple[str, int]]:
    """Where `host` is, as numbers. Raises Unreachable for what is nowhere, or partly in a private network."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(LinkFault.NO_SITE) from error
    numbers = [str(row[4][0]) for row in rows]
    if not all(_is_public(number) for number in numbers):
        raise Unreachable(LinkFault.PRIVATE)
    return [(number, port) for number in numbers]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


@dataclass
class Gateway:
    """One visit to websites. `places` says where a host is; `robots` are remembered for as long as the visit lasts."""

    places: Callable[[str, int], list[tuple[str, int]]] = public_places
    robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fault_of(self, address: str) -> LinkFault | None:
        """Why `address` leads nowhere; None where it leads somewhere, or where nobody lets us look."""
        try:
            if not self._welcomes_us(address):
                return None
            status = self._last_status(address, "HEAD")
            if status >= 400:
                status = self._last_status(address, "GET")
        except Unreachable as reason:
            return reason.fault
        except ValueError:  # of urlsplit: an editor wrote it, or a website sent us there
            return LinkFault.MALFORMED
        if status < 400 or status in _CANNOT_TELL:
            return None
        return LinkFault.GONE if status < 500 else LinkFault.BROKEN

    def _last_status(self, address: str, method: str) -> int:
        for _step in range(MOST_STEPS + 1):
            status, onward, _text = self._ask(address, method)
            if not (300 <= status < 400 and onward):
                return status
            address = urljoin(address, onward)
        raise Unreachable(LinkFault.LOOP)

    def _welcomes_us(self, address: str) -> bool:
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self.robots:
            self.robots[root] = rules = RobotFileParser()
            status, _onward, text = self._ask(f"{root}/robots.txt", "GET")
            rules.parse(text.splitlines() if status == 200 else [])
        return self.robots[root].can_fetch(user_agent(), address)

    def _ask(self, address: str, method: str) -> tuple[int, str, str]:
        """Status, where it sends us on, and the beginning of its text. Raises Unreachable."""
        connection, path = self._connection(address)
        patience = threading.Timer(MOST_SECONDS, connection.hang_up)
        patience.start()
        try:
            connection.request(
                method, path, headers={"User-Agent": user_agent(), "Accept": "*/*", "Connection": "close"}
            )
            answer = connection.getresponse()
            text = answer.read(MOST_BYTES).decode("utf-8", "replace") if path == "/robots.txt" else ""
            return answer.status, answer.getheader("Location") or "", text
        except ssl.SSLError as error:
            raise Unreachable(LinkFault.UNSAFE) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unreachable(LinkFault.SILENT) from error
        finally:
            patience.cancel()
            connection.close()

    def _connection(self, address: str) -> tuple["_Pinned", str]:
        parts = urlsplit(address)
        if parts.scheme not in _PORTS or not parts.hostname or parts.port not in (None, _PORTS[parts.scheme]):
            raise Unreachable(LinkFault.MALFORMED)
        places = self.places(parts.hostname, _PORTS[parts.scheme])
        query = f"?{quote(parts.query, safe='=&%:@/?+,;~')}" if parts.query else ""
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + query
        return _Pinned(parts.hostname, places, is_secure=parts.scheme == "https"), path


class _Pinned(http.client.HTTPConnection):
    """A connection to the numbers that were judged, whatever the name says a moment later."""

    def __init__(self, host: str, places: list[tuple[str, int]], *, is_secure: bool) -> None:
        super().__init__(host, 443 if is_secure else 80, timeout=SECONDS)
        self._places, self._is_secure = places, is_secure

    def hang_up(self) -> None:
        if self.sock:
            self.sock.shutdown(socket.SHUT_RDWR)

    def connect(self) -> None:
        for number, place in enumerate(self._places):
            try:
                self.sock = socket.create_connection(place, timeout=SECONDS)
                break
            except OSError:
                if number == len(self._places) - 1:
                    raise
        if self._is_secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def user_agent() -> str:
    """Who asks, and where they can be asked back."""
    return f"TanzaniaDiasporaPortal-LinkCheck/1.0 (+{settings.PORTAL_URL})"
