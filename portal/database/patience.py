"""How long a page waits for PostgreSQL. The worker and commands wait as long as their work takes.

A statement and a lock are given up by the server, which then says so. A server that hangs says nothing, and the kernel
of its machine goes on answering for it: so we look at the clock as well, and drop the connection.
"""

from typing import Any

import psycopg
from django.conf import settings
from django.db.backends.signals import connection_created

#: Of PostgreSQL: a statement that was cancelled, a lock that was not to be had in time.
TOO_SLOW = ("57014", "55P03")
#: The server has the first word: after so many seconds more it counts as hanging.
GRACE = 2


def wait_with_patience() -> None:
    """From here on, in this process: called where a web server starts."""
    connection_created.connect(_limit, dispatch_uid="patience")


def _limit(connection: Any, **kwargs: Any) -> None:
    seconds = settings.DATABASE_SECONDS
    if connection.vendor != "postgresql" or not seconds:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)",
            [f"{seconds}s", f"{seconds / 2}s"],
        )
    driver = connection.connection
    wait = driver.wait

    def wait_a_while(gen: Any, **options: Any) -> Any:
        try:
            return wait(gen, **{"timeout": seconds + GRACE, **options})
        except psycopg.errors._WaitTimeout as error:
            driver.close()
            raise psycopg.OperationalError("The database says nothing") from error

    driver.wait = wait_a_while


def is_database_too_slow(error: BaseException | None) -> bool:
    """Whether `error`, or what it came from, says that the database was not ready in time."""
    while error is not None:
        if getattr(error, "sqlstate", None) in TOO_SLOW:
            return True
        error = error.__cause__
    return False
