"""A fuse: what has just failed is left alone for a while, so that not everybody waits for it."""

import time
from collections.abc import Callable
from threading import Lock

#: Seconds until somebody tries again.
PAUSE = 15.0


class Circuit:
    """Thread-safe. After `tolerated` failures in a row everybody keeps off; when the pause is over, one may try.

    Each further failure doubles the pause, up to `longest`; without one it stays as it is.
    """

    def __init__(
        self,
        *,
        pause: float = PAUSE,
        longest: float = 0.0,
        tolerated: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause, self._longest, self._tolerated, self._clock = pause, max(pause, longest), tolerated, clock
        self._lock = Lock()
        self._failures = 0
        self._closed_until = 0.0
        self.trouble: str = ""

    def may_try(self) -> bool:
        """Whether to use it now. While it failed lately only the first one after a pause may."""
        with self._lock:
            if self._failures < self._tolerated:
                return True
            now = self._clock()
            if now < self._closed_until:
                return False
            self._closed_until = now + self._wait()
            return True

    def failed(self, trouble: str) -> None:
        with self._lock:
            self.trouble = trouble
            self._failures += 1
            self._closed_until = self._clock() + self._wait()

    def worked(self) -> None:
        with self._lock:
            self.trouble, self._failures = "", 0

    def _wait(self) -> float:
        doublings = max(0, min(self._failures - self._tolerated, 30))
        return float(min(self._pause * 2**doublings, self._longest))
