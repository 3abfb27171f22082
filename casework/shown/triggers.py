"""The database itself notes each change to what is shown, in the transaction that makes it.

By a trigger, because there is no way round it: not by `update()`, not by raw SQL, not by hand in a console. PostgreSQL
notes once a statement. SQLite notes each row and keeps the last note alone; it has one writer at a time.
"""

from itertools import product

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from ..models import ShownChange
from .tables import shown_tables

NAME = "note_what_is_shown"
VERBS = ("INSERT", "UPDATE", "DELETE")


def make_triggers(using: str, **kwargs) -> None:
    """Receiver of `post_migrate`: a table that a migration made again has lost its trigger."""
    connection = connections[using]
    make = {"postgresql": _postgresql, "sqlite": _sqlite}[connection.vendor]
    present = set(connection.introspection.table_names())
    if ShownChange._meta.db_table in present:
        make(connection, [table for table in shown_tables() if table in present])
        ShownChange.objects.using(using).create()


def _postgresql(connection: BaseDatabaseWrapper, tables: list[str]) -> None:
    notes = connection.ops.quote_name(ShownChange._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN INSERT INTO {notes} DEFAULT VALUES; RETURN NULL; END $$"
        )
        for table in tables:
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {NAME} AFTER {' OR '.join(VERBS)} OR TRUNCATE "
                f"ON {connection.ops.quote_name(table)} FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()"
            )


def _sqlite(connection: BaseDatabaseWrapper, tables: list[str]) -> None:
    notes = connection.ops.quote_name(ShownChange._meta.db_table)
    action = (
        f"BEGIN INSERT INTO {notes} (noted_at) VALUES (STRFTIME('%Y-%m-%d %H:%M:%f', 'now')); "  # noqa: S608 - a table of ours
        f"DELETE FROM {notes} WHERE id < (SELECT MAX(id) FROM {notes}); END"
    )
    with connection.cursor() as cursor:
        for table, verb in product(tables, VERBS):
            trigger = connection.ops.quote_name(f"{NAME}_{table}_{verb.lower()}")
            cursor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {trigger} AFTER {verb} ON {connection.ops.quote_name(table)} {action}"
            )
