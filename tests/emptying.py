"""Tests that empty the database find it as it was: tables with rows are emptied, those of a new installation filled.

Django empties all three hundred tables, and puts back what was there through its models, row by row: half a second for
each such test on SQLite, a whole one on PostgreSQL. Here the database does it, with whatever only it can switch off.
"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import compress
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from casework.models import ShownChange

from .databases import migrated_sqlite


def empties_quickly(connection: BaseDatabaseWrapper) -> None:
    """Tests with `serialized_rollback` on `connection`, a migrated database, begin with the rows that it has now."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    # The number of changes to shown tables comes last: triggers of the others write to it.
    tables.sort(key=ShownChange._meta.db_table.__eq__)
    connection.ops.sql_flush = lambda _style, tables, **_options: _emptying(connection, tables)
    kept, put_back = {"postgresql": _kept_lines, "sqlite": _kept_file}[connection.vendor](connection, tables)
    connection._test_serialized_contents = kept
    connection.creation.deserialize_db_from_string = put_back


def _emptying(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> list[str]:
    """Statements for one transaction."""
    # No foreign key and no trigger is asked. Only a superuser may do that: the servers of tests have no other user.
    first = ["SET LOCAL session_replication_role = replica"] if connection.vendor == "postgresql" else []
    return first + [f"DELETE FROM {connection.ops.quote_name(table)}" for table in _filled(connection, tables)]


def _filled(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> list[str]:
    tables = list(tables)
    has_rows = ", ".join(f"EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {has_rows}")
        return list(compress(tables, cursor.fetchone()))


def _kept_lines(connection: BaseDatabaseWrapper, tables: list[str]) -> tuple[dict[str, bytes], Callable]:
    """What PostgreSQL itself writes and reads."""
    kept = {}
    with connection.cursor() as cursor:
        for table in _filled(connection, tables):
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as lines:
                kept[table] = b"".join(lines)
    return kept, partial(_put_back_lines, connection, tables)


def _put_back_lines(connection: BaseDatabaseWrapper, tables: list[str], kept: dict[str, bytes]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _emptying(connection, tables):
            cursor.execute(statement)
        for table, lines in kept.items():
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} FROM STDIN") as copy:
                copy.write(lines)


def _kept_file(connection: BaseDatabaseWrapper, tables: list[str]) -> tuple[Path, Callable]:
    return migrated_sqlite(), partial(_put_back_from_file, connection, tables, _filled(connection, tables))


def _put_back_from_file(connection: BaseDatabaseWrapper, tables: list[str], filled: list[str], kept: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ATTACH DATABASE %s AS migrated", [str(kept)])
        with connection.constraint_checks_disabled(), transaction.atomic():
            for statement in _emptying(connection, tables):
                cursor.execute(statement)
            for table in map(connection.ops.quote_name, filled):
                cursor.execute(f"DELETE FROM main.{table}")  # what a trigger has just written
                cursor.execute(f"INSERT INTO main.{table} SELECT * FROM migrated.{table}")
        cursor.execute("DETACH DATABASE migrated")
