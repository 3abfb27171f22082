"""Hundreds of thousands of rows in seconds: plain statements, without an object for each row."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connections, models, router


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Insert `rows`, each with the values of `columns` (database columns, all that have no default there).

    Nothing of the model runs: no defaults, no `save`, no signals. Constraints of the database hold as ever.
    """
    connection = connections[router.db_for_write(model)]
    quoted = connection.ops.quote_name
    statement = "INSERT INTO {table} ({columns}) VALUES ({values})".format(  # noqa: S608 - names of our own model
        table=quoted(model._meta.db_table),
        columns=", ".join(quoted(model._meta.get_field(column).column) for column in columns),
        values=", ".join(["%s"] * len(columns)),
    )
    rows = iter(rows)
    with connection.cursor() as cursor:
        while portion := list(islice(rows, 5000)):
            cursor.executemany(statement, portion)


def delete_rows(model: type[models.Model], pks: Sequence[int]) -> None:
    """Delete rows by key, in portions that a statement can take."""
    for start in range(0, len(pks), 500):
        model._default_manager.filter(pk__in=pks[start : start + 500]).delete()
