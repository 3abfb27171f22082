"""Whoever decides by what a row says holds the row while deciding: each `select_for_update`, with somebody in its way.

Somebody else holds the row, on a connection of their own. A verb that asks for the row first is refused by its lock,
and has changed nothing yet; one that only reads it would get as far as writing, or would not notice at all.
"""

import ast
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, models, transaction
from django.db import connections as databases

from casework import due
from diaspora.models import Profile
from tests.factories.people import ProfileFactory
from tests.ours import ROOT, sources

from .locking_verbs import cases

#: Of no row in particular: what somebody holds is left to them.
PASSING_OVER = ["casework.due._hold", "conferences.registrations.waiting.offer_in_turn"]
pytestmark = pytest.mark.postgresql


@pytest.fixture
def somebody_else(db):
    """A connection of its own, as another request has one."""
    other = databases["default"].copy()
    yield other
    other.close()


def waits_at(act: Callable, row: models.Model, somebody_else) -> str:
    """What `act` was doing when it found that somebody else holds `row`; nothing of it stays."""
    table = row._meta.db_table
    written = []

    def watch(execute, sql, *arguments):
        result = execute(sql, *arguments)
        written.extend([sql] if sql.startswith((f'UPDATE "{table}"', f'DELETE FROM "{table}"')) else [])
        return result

    somebody_else.set_autocommit(False)
    try:
        with somebody_else.cursor() as cursor:
            key = row._meta.pk.column
            cursor.execute(f'SELECT 1 FROM "{table}" WHERE {key} = %s FOR NO KEY UPDATE', [row.pk])
        with transaction.atomic(), connection.execute_wrapper(watch):
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '20ms'")
            act()
            transaction.set_rollback(True)
    except OperationalError as error:
        at = error.__cause__.diag.context or ""
        return f"{'writes, then ' if written else ''}{'locks' if at.startswith('while locking') else at}"
    finally:
        somebody_else.rollback()
    return "does not wait"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_each_lock_is_asked_for_before_anything_is_decided(officer, somebody_else, subtests):
    for function, row, act in cases(officer):
        with subtests.test(function=f"{function.__module__}.{function.__name__}", row=row._meta.label):
            assert waits_at(act, row, somebody_else) == "locks"


def locks() -> list[tuple[str, bool]]:
    """Each lock that is asked for: the function, and whether rows that come to point to the row wait for it too."""
    found = []
    for path in sources():
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                found += [(f"{name}.{function.name}", is_strong) for is_strong in locks_in(function)]
    return found


def locks_in(function: ast.FunctionDef) -> list[bool]:
    return [
        all(keyword.arg != "no_key" for keyword in call.keywords)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "select_for_update"
    ]


@pytest.mark.django_db
def test_no_lock_is_forgotten_here(officer):
    asked = Counter(function for function, _is_strong in locks()) - Counter(PASSING_OVER)
    tried = Counter(f"{function.__module__}.{function.__name__}" for function, _row, _act in cases(officer))

    # The door of all moves asks for parents and for the row, and is tried with each kind of row.
    assert tried >= asked
    assert set(tried) == set(asked)


def test_no_lock_is_stronger_than_it_has_to_be():
    """Such a lock would also hold back whoever applies, saves or writes something that points to the row."""
    strong = {function.rpartition(".")[2] for function, is_strong in locks() if is_strong}

    # Their rows are deleted, or nothing may come to point to them any more.
    assert strong == {
        "_close_to_new_rows",
        "close_to_dependants",
        "_hold_for_good",
        "discard_draft",
        "give_up",
        "merge_concepts",
        "_move",
        "try_save",
    }


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_clock_passes_over_what_somebody_holds_and_does_the_rest(somebody_else):
    held, free = ProfileFactory(), ProfileFactory()
    done = []

    somebody_else.set_autocommit(False)
    with somebody_else.cursor() as cursor:
        cursor.execute("SELECT 1 FROM diaspora_profile WHERE id = %s FOR NO KEY UPDATE", [held.pk])
        assert due.do_each(Profile.objects.all(), done.append) == 1
    somebody_else.rollback()

    assert done == [free]
