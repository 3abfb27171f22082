"""Sending what happened to the portal: signed, late, twice, and in another order than it happened."""

import hashlib
import hmac
import json
import random
import threading
import time
import urllib.error
import urllib.request

from .shapes import Told


def signed(event: Told, secret: str, *, at: float | None = None) -> tuple[bytes, str]:
    """The body of a message and its signature."""
    body = json.dumps(event, separators=(",", ":")).encode()
    moment = int(time.time() if at is None else at)
    mac = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return body, f"t={moment},v1={mac}"


class Poster:
    """A thread that delivers every event until the portal says yes."""

    def __init__(self, address: str, secret: str, *, seed: int = 1) -> None:
        self.address, self.secret = address, secret
        self._chance = random.Random(seed)
        self._due: list[tuple[float, int, Told]] = []
        self._count = 0
        self._news = threading.Condition()
        threading.Thread(target=self._deliver, daemon=True).start()

    def __call__(self, event: Told) -> None:
        """Some at once, some after seconds, every third one twice."""
        with self._news:
            for _ in range(2 if self._chance.random() < 0.3 else 1):
                self._put(event, self._chance.choice([0.0, 0.0, 0.5, 2.0, 5.0]))
            self._news.notify()

    def _put(self, event: Told, wait: float) -> None:
        self._count += 1
        self._due.append((time.monotonic() + wait, self._count, event))

    def _deliver(self) -> None:
        while True:
            with self._news:
                self._due.sort(key=lambda entry: entry[:2])
                if not self._due or self._due[0][0] > time.monotonic():
                    self._news.wait(max(0.05, self._due[0][0] - time.monotonic()) if self._due else None)
                    continue
                _at, _count, event = self._due.pop(0)
            if self._is_taken(event):
                event["pending_webhooks"] = 0
                continue
            with self._news:
                self._put(event, 5.0)

    def _is_taken(self, event: Told) -> bool:
        body, signature = signed(event, self.secret)
        headers = {"Content-Type": "application/json", "Stripe-Signature": signature}
        request = urllib.request.Request(self.address, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False
