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
        else:
            places = ", ".join(["%s"] * len(columns))
            rows = iter(rows)
            while portion := list(islice(rows, 5000)):
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", portion)  # noqa: S608
    count_again(model)


def count_again(model: type[models.Model]) -> None:
    """Tell PostgreSQL's planner that a table was filled in this transaction; other databases need not be told.

    It goes by what it last counted, perhaps an empty table: it would then read thousands of concepts again for each
    of thousands of others, and minutes pass.
    """
    connection = connections[router.db_for_write(model)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def delete_rows(model: type[models.Model], pks: Sequence[int]) -> None:
    """Delete rows by key, in portions that a statement can take."""
    for start in range(0, len(pks), 500):
        model._default_manager.filter(pk__in=pks[start : start + 500]).delete()
