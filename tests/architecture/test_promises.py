"""Every "never", "only one" and "at most" is kept by the database itself, whoever writes and by whatever road."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from casework.models.overlaps import NeverOverlaps
from tests.ours import OURS

from .promises import NEVER, NO_SHARED_DAY, ONLY_ONE

pytestmark = pytest.mark.django_db


def promises(kind: type) -> dict[str, models.BaseConstraint]:
    return {
        promise.name: promise
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for promise in model._meta.constraints
        if isinstance(promise, kind)
    }


def drawn(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value() if callable(value) else value for name, value in changes.items()}


def broken_by(write: Callable[[], Any]) -> str:
    """What the database says is broken by it: the name of the promise, or on SQLite its columns where these say it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    if connection.vendor == "postgresql":
        return refusal.value.__cause__.diag.constraint_name
    return str(refusal.value).split(" constraint failed: ")[1].removeprefix("index ").strip("'")


def named(promise: models.UniqueConstraint, model: type[models.Model]) -> str:
    if connection.vendor == "postgresql" or not promise.fields:
        return promise.name
    return ", ".join(f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in promise.fields)


def test_no_promise_is_forgotten_here():
    assert promises(models.UniqueConstraint).keys() == ONLY_ONE.keys()
    assert promises(models.CheckConstraint).keys() == NEVER.keys()
    assert promises(NeverOverlaps).keys() == NO_SHARED_DAY.keys()


@pytest.mark.parametrize("name", ONLY_ONE)
def test_the_database_refuses_a_second_one(name):
    make, changes = ONLY_ONE[name]
    first = make()
    model = type(first)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    another = {
        field.attname: "another" for field in fields if field.unique and field.get_internal_type() != "UUIDField"
    }
    same = {field.attname: getattr(first, field.attname) for field in fields}
    second = model(**same | another | drawn(changes))

    assert broken_by(lambda: model._base_manager.bulk_create([second])) == named(
        promises(models.UniqueConstraint)[name], model
    )


@pytest.mark.parametrize("name", NEVER)
def test_the_database_refuses_what_must_never_be(name):
    make, changes = NEVER[name]
    row = make()

    assert broken_by(lambda: type(row)._base_manager.filter(pk=row.pk).update(**drawn(changes))) == name


@pytest.mark.parametrize("name", NO_SHARED_DAY)
def test_the_database_refuses_a_row_that_shares_a_day(name):
    first = NO_SHARED_DAY[name]()
    second = type(first)(**{field.attname: getattr(first, field.attname) for field in first._meta.concrete_fields})
    second.pk = None

    assert broken_by(lambda: type(first)._base_manager.bulk_create([second])) == name
