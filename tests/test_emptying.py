"""A test that empties the database leaves nothing behind, and the next one finds a new installation."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.core.management.sql import sql_flush
from django.db import connection
from wagtail.models import Locale, Page

from casework.models import ShownChange
from tests.factories.matching import ApplicationFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
FOUND = []


def rows() -> dict[str, list]:
    kinds = (Permission, ContentType, Locale, Page)
    return {kind.__name__: sorted(kind.objects.order_by().values_list()) for kind in kinds}


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_finds_the_rows_of_a_new_installation(time):
    permission = Permission.objects.earliest("pk")
    FOUND.append(rows())

    permission.delete()
    ApplicationFactory()

    assert FOUND[0] == FOUND[-1] != rows()
    assert ShownChange.objects.exists()


def test_only_tables_with_rows_are_emptied():
    ApplicationFactory()
    statements = sql_flush(no_style(), connection)

    assert any("skills_match_application" in statement for statement in statements)
    assert not any("reviews_round" in statement for statement in statements)
