"""Telling "the database is away" from every other error: the first is no fault of a page, and it ends by itself."""

from django.db import InterfaceError, OperationalError

#: Of PostgreSQL: connection failures, being shut down or started, and no connection left.
AWAY = ("08", "57P01", "57P02", "57P03", "53300")


def is_database_away(error: BaseException | None) -> bool:
    """Whether `error`, or what it came from, says that no connection to PostgreSQL can be had."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, (OperationalError, InterfaceError)) and _says_away(error.__cause__):
            return True
        error = error.__cause__ or error.__context__
    return False


def _says_away(cause: BaseException | None) -> bool:
    """The driver gives no code when there was nobody to give one; SQLite's errors have none at all."""
    code = getattr(cause, "sqlstate", "")
    return code is None or code.startswith(AWAY)
