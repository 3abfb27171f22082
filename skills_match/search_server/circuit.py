"""A fuse: what has just failed is left alone for a while, so that not every page waits for it."""

import time
from collections.abc import Callable
from threading import Lock

#: Seconds until somebody tries again.
PAUSE = 15.0


class Circuit:
    """Thread-safe. After a failure everybody keeps off; when the pause is over, one may try."""

    def __init__(self, *, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic) -> None:
        self._pause, self._clock = pause, clock
        self._lock = Lock()
        self._open_until = 0.0
        self.trouble: str = ""

    def may_try(self) -> bool:
        """Whether to use it now. While it failed lately only the first one after a pause may."""
        with self._lock:
            now = self._clock()
            if self.trouble and now < self._open_until:
                return False
            if self.trouble:
                self._open_until = now + self._pause
            return True

    def failed(self, trouble: str) -> None:
        with self._lock:
            self.trouble, self._open_until = trouble, self._clock() + self._pause

    def worked(self) -> None:
        with self._lock:
            self.trouble = ""
