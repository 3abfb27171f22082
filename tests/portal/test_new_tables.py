"""Tables made at once are the tables that Django makes one operation at a time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations import Migration, RunPython
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.state import ModelState, ProjectState

from portal.schema.new_tables import new_tables_at_once
from portal.settings.sqlite import sqlite
from tests import databases

KEY = ("id", models.BigAutoField(primary_key=True))


def shelves() -> list:
    return [
        CreateModel("Shelf", fields=[KEY, ("label", models.CharField(max_length=9))]),
        CreateModel("Book", fields=[KEY, ("title", models.CharField(max_length=90))]),
        AddField("Book", "shelf", models.ForeignKey("library.Shelf", models.CASCADE)),
        AddField("Shelf", "best", models.OneToOneField("library.Book", models.SET_NULL, null=True, related_name="+")),
        AddField("Shelf", "lent", models.ManyToManyField("library.Book", related_name="+")),
        AddIndex("Book", models.Index(fields=["title"], name="by_title")),
        AddConstraint("Book", models.UniqueConstraint(fields=["shelf", "title"], name="a_book_stands_once")),
        AddConstraint("Book", models.CheckConstraint(condition=~models.Q(title=""), name="a_book_has_a_title")),
    ]


def sqlite_at(place: Path) -> BaseDatabaseWrapper:
    return DatabaseWrapper({**connections.settings["default"], **sqlite(place)}, "default")


@pytest.fixture
def empty(tmp_path, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """A database of SQLite without a table, which is not the one of the tests."""
    with django_db_blocker.unblock():
        yield sqlite_at(tmp_path / "empty.sqlite3")


def applied(operations: list, *, to: BaseDatabaseWrapper, state: ProjectState | None = None) -> ProjectState:
    migration = Migration("0001_initial", "library")
    migration.operations = operations
    with to.schema_editor() as editor:
        return migration.apply(state or ProjectState(), editor)


def tables_of(database: BaseDatabaseWrapper) -> dict[str, Any]:
    with database.cursor() as cursor:
        return {
            name: (
                sorted(database.introspection.get_table_description(cursor, name)),
                database.introspection.get_constraints(cursor, name),
            )
            for name in database.introspection.table_names(cursor)
        }


@pytest.fixture
def one_by_one(empty) -> dict[str, Any]:
    """What Django makes, which is taken away again."""
    state = applied(shelves(), to=empty)
    made = tables_of(empty)
    with empty.schema_editor() as editor:
        for name in ("book", "shelf"):
            editor.delete_model(state.apps.get_model("library", name))
    return made


def test_tables_made_at_once_are_those_that_django_makes_one_by_one(empty, one_by_one):
    with new_tables_at_once():
        state = applied(shelves(), to=empty)

    assert tables_of(empty) == one_by_one
    assert {"library_book", "library_shelf", "library_shelf_lent"} == set(one_by_one)
    assert list(state.models["library", "book"].fields) == ["id", "title", "shelf"]
    assert state.apps.get_model("library", "book")._meta.get_field("shelf").related_model._meta.label == "library.Shelf"


def test_a_table_that_has_rows_changes_one_step_after_the_other(empty):
    seen = []

    def look(apps, editor):
        fields = [field.name for field in apps.get_model("library", "book")._meta.fields]
        seen.append((fields, [column.name for column in tables_of(editor.connection)["library_book"][0]]))

    steps = [RunPython(look), AddField("Book", "pages", models.IntegerField(null=True)), RunPython(look)]
    with new_tables_at_once():
        state = applied(shelves()[:2], to=empty)
        applied([*steps, *shelves()[2:4], RunPython(look)], to=empty, state=state)

    assert seen == [
        (["id", "title"], ["id", "title"]),
        (["id", "title", "pages"], ["id", "pages", "title"]),
        (["id", "title", "pages", "shelf"], ["id", "pages", "shelf_id", "title"]),
    ]


def test_a_model_drawn_before_learns_of_the_new_table(empty):
    state = ProjectState({("library", "reader"): ModelState("library", "Reader", [KEY])})
    with empty.schema_editor() as editor:
        editor.create_model(state.apps.get_model("library", "reader"))
    card = CreateModel("Card", fields=[KEY, ("of", models.ForeignKey("library.Reader", models.CASCADE))])

    with new_tables_at_once():
        state = applied([card, AddIndex("Card", models.Index(fields=["of"], name="whose"))], to=empty, state=state)

    reader = state.apps.get_model("library", "reader")
    assert [relation.related_model.__name__ for relation in reader._meta.related_objects] == ["Card"]


SCHEMA = """
import django; django.setup()
from unittest import mock
from contextlib import nullcontext
from django.core.management import call_command
with mock.patch("portal.management.commands.migrate.new_tables_at_once", nullcontext):
    call_command("migrate", verbosity=0, interactive=False)
"""


@pytest.mark.whole  # all migrations once more, as Django applies them
@pytest.mark.django_db  # so that it runs on either: it asks for no rows of this database
def test_a_new_installation_has_the_tables_that_django_would_have_made(tmp_path):
    place = tmp_path / "django.sqlite3"
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": f"sqlite:///{place}"}
    subprocess.run([sys.executable, "-c", SCHEMA], cwd=databases.ROOT, env={**os.environ, **environment}, check=True)

    assert tables_of(sqlite_at(databases.migrated_sqlite())) == tables_of(sqlite_at(place))
