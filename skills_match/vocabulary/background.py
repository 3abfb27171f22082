"""What a process keeps in memory and takes seconds to build: built in the background, never in the way of a page."""

import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)

T = TypeVar("T")


class BuiltInBackground(Generic[T]):
    """One value, read again when its version changed. `is_large` says whether that takes so long that nobody waits.

    A large one is read again in the background: who asks meanwhile is served from the one before. Inside a
    transaction, which only this connection sees, it is always read here and now.
    """

    def __init__(
        self, name: str, *, version: Callable[[], object], build: Callable[[], T], is_large: Callable[[T], bool]
    ) -> None:
        self._name, self._version, self._build, self._is_large = name, version, build, is_large
        self._lock = Lock()
        self._kept: tuple[object, T] | None = None
        self._builder: Thread | None = None

    def get(self) -> T:
        version = self._version()
        if self._kept is None and not connection.in_atomic_block:
            self._wait()  # A new process may be at it already.
        with self._lock:
            if self._kept is None or (self._kept[0] != version and self._is_read_now(self._kept[1])):
                self._kept = version, self._build()
            elif self._kept[0] != version:
                self._start()
            return self._kept[1]

    def begin(self) -> None:
        """Start reading, if nobody does."""
        with self._lock:
            self._start()

    def forget(self) -> None:
        """Drop what this process remembers (tests roll rows back, and numbers are then used again)."""
        with self._lock:
            self._kept = None

    def _wait(self) -> None:
        if builder := self._builder:
            builder.join()

    def _is_read_now(self, kept: T) -> bool:
        return connection.in_atomic_block or not self._is_large(kept)

    def _start(self) -> None:
        if self._builder is None:
            self._builder = Thread(target=self._build_in_background, name=self._name, daemon=True)
            self._builder.start()

    def _build_in_background(self) -> None:
        try:
            # The version first: what changes while rows are read is then read again, never missed.
            built = self._version(), self._build()
            with self._lock:
                self._kept = built
        except DatabaseError:
            logger.exception("The %s could not be read; the next page tries again", self._name)
        finally:
            self._builder = None
            connection.close()


def begin_in_turn(*kept: BuiltInBackground) -> None:
    """Start reading in a new process, so that its first pages need not: one after the other, as together they would
    need at once what each needs while it is built."""

    def begin() -> None:
        for one in kept:
            one.begin()
            one._wait()

    Thread(target=begin, name="one after the other", daemon=True).start()
