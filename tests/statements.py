"""What happens at the very moment when the database is asked for something: a colleague acts, a process is killed.

Nothing of ours is replaced: the connection is the edge at which a test stands.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection


class Killed(BaseException):
    """The process ended here; no line of ours catches it."""


def kill() -> None:
    raise Killed


@contextmanager
def just_before(words: str, act: Callable[[], object], *, time: int = 1, about: object = None) -> Iterator[None]:
    """Let `act` happen before the statement that begins like the pattern `words` is run for the `time`th time.

    With `about` only statements count that carry this value. Fails when no such statement came.
    """
    met = 0

    def watch(execute, sql, parameters, *arguments):
        nonlocal met
        if re.match(words, sql) and (about is None or about in (parameters or ())):
            met += 1
            if met == time:
                act()
        return execute(sql, parameters, *arguments)

    with connection.execute_wrapper(watch):
        try:
            yield
        except Killed:
            # The statement never reached the database: the transaction that a test runs in is as it was.
            if connection.in_atomic_block:
                connection.set_rollback(False)
            raise
    assert met >= time, f"No statement began with {words}"
