"""Running verbs side by side, on a database that really does so."""

import threading
import time
from collections.abc import Callable

from django.db import connection, models


def at_once(model: type[models.Model], *verbs: Callable) -> list[str]:
    """Run `verbs` side by side; returns the names of what they raised.

    Whoever is about to write rows of `model` has read and decided, and waits there until each of the others is as
    far, has ended, or is held back by a lock.
    """
    writes = tuple(f'{verb} "{model._meta.db_table}"' for verb in ("INSERT INTO", "UPDATE", "DELETE FROM"))
    decided = set()
    raised = []

    def meet(execute, sql, *arguments):
        if sql.startswith(writes):
            decided.add(threading.get_ident())
            patience = time.monotonic() + 20
            while len(decided) < len(verbs) and not holds_somebody_back():
                assert time.monotonic() < patience
                time.sleep(0.01)
        return execute(sql, *arguments)

    def run(verb: Callable) -> None:
        try:
            with connection.execute_wrapper(meet):
                verb()
        except Exception as error:
            raised.append(type(error).__name__)
        finally:
            decided.add(threading.get_ident())
            connection.close()

    threads = [threading.Thread(target=run, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return raised


def holds_somebody_back() -> bool:
    """Whether somebody waits for a lock of this connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        return cursor.fetchone()[0]
