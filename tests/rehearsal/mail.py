"""A real SMTP server that keeps what the portal sends."""

import email
import email.policy
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller

from ..servers.ports import free_port


class MailServer:
    """`with MailServer() as mail:` receives; `mail.url` is the EMAIL_URL of the portal."""

    def __init__(self):
        self.port = free_port()
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.messages: list = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name is aiosmtpd's
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 kept"

    def __enter__(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Somebody listens on its port, and never says a word."""
        self.controller.stop()
        with socket.create_server(("127.0.0.1", self.port)):
            yield
        self.__enter__()

    @staticmethod
    def keys_in(message) -> list[str]:
        """The parts of its links that open something: long, and not to be guessed."""
        text = message.get_body(("plain",)).get_content()
        return [part for link in re.findall(r"https?://(\S+)", text) for part in link.split("/") if len(part) > 25]

    def link_to(self, address: str, containing: str, *, seconds: float = 30) -> str:
        """The first link with `containing` in the newest message to `address`. Raises AssertionError without one."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for message in reversed(self.messages):
                text = message.get_body(("plain",)).get_content()
                if address in message["to"] and (found := re.search(rf"https?://\S*{containing}\S*", text)):
                    return found.group().rstrip(".,>)")
            time.sleep(0.2)
        raise AssertionError(f"No mail to {address} with a link to {containing}")
