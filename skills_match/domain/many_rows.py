"""Hundreds of thousands of rows in seconds: plain statements, without an object for each row."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connections, models, router


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Insert `rows`, each with the values of the fields `columns`: all that have no default in the database.

    Nothing of the model runs: no defaults, no `save`, no signals. Constraints of the database hold as ever.
    """
    connection = connections[router.db_for_write(model)]
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    named = {field.name: str(field.column) for field in model._meta.concrete_fields}
    names = ", ".join(quoted(named[column]) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            # The planner knows nothing of rows that came in this transaction, and would join them one by one.
            cursor.execute(f"ANALYZE {table}")
        else:
            places = ", ".join(["%s"] * len(columns))
            rows = iter(rows)
            while portion := list(islice(rows, 5000)):
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", portion)  # noqa: S608


def delete_rows(model: type[models.Model], pks: Sequence[int]) -> None:
    """Delete rows by key, in portions that a statement can take."""
    for start in range(0, len(pks), 500):
        model._default_manager.filter(pk__in=pks[start : start + 500]).delete()
