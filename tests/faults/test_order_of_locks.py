"""Who holds one row and waits for another comes in one order everywhere: two who come in two orders wait for ever.

Every verb that locks is carried out while its statements are read: which table it held first, and which next.
"""

import re
from contextlib import suppress
from functools import partial

import pytest
from django.db import connection, transaction

from casework.refusals import Refused
from diaspora.accounts import addresses
from diaspora.accounts.forms import SignUpForm
from diaspora.enums import ConsentPurpose, Visibility
from diaspora.privacy import erasure
from diaspora.profiles import publishing
from tests.factories.people import ProfileFactory

from .locking_verbs import cases

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

#: What deletes a whole account goes through the tables in the order of their foreign keys. Whom it meets, PostgreSQL
#: refuses one of the two at once; nothing of that one has happened, and it is asked again.
DELETES = [erasure.delete_account, erasure._hold_institutions, addresses.give_up, SignUpForm.try_save]
HOLDS = re.compile(r'^UPDATE "(\w+)"|^DELETE FROM "(\w+)"|FROM "(\w+)" .*FOR NO KEY UPDATE|FROM "(\w+)" .*FOR UPDATE')
#: What several verbs meet at. Other rows belong to one of these, and whoever changes them holds it.
MET = {
    "diaspora_user",
    "diaspora_institution",
    "diaspora_profile",
    "skills_match_assignment",
    "skills_match_application",
    "skills_match_assignmentinvitation",
}


def held_by(act) -> list[str]:
    """The tables of which `act` holds rows, in the order in which it asked for the first."""
    held: list[str] = []

    def read(execute, sql, *arguments):
        if (found := HOLDS.search(sql)) and (table := next(filter(None, found.groups()))) in MET - set(held):
            held.append(table)
        return execute(sql, *arguments)

    with transaction.atomic(), connection.execute_wrapper(read):
        # Some of these come without a request or a file: what they held until they missed it counts.
        with suppress(Refused, AttributeError, TypeError):
            act()
        transaction.set_rollback(True)
    return held


def verbs(officer):
    profile = ProfileFactory()
    agreed = {ConsentPurpose.MATCHING, ConsentPurpose.HOSTS}
    return [
        *((f.__qualname__, act) for f, _row, act in cases(officer) if f not in DELETES),
        ("save_about", partial(publishing.save_about, profile=profile, first_name="A", last_name="B", city="Moshi")),
        ("hide", partial(publishing.choose_visibility, profile=profile, visibility=Visibility.HIDDEN, agreed=set())),
        ("show", partial(publishing.choose_visibility, profile=profile, visibility=Visibility.HOSTS, agreed=agreed)),
    ]


def test_no_two_verbs_hold_rows_of_two_tables_in_opposite_order(officer):
    first: dict[tuple[str, str], set[str]] = {}
    for name, act in verbs(officer):
        held = held_by(act)
        for at, table in enumerate(held):
            for later in held[at + 1 :]:
                first.setdefault((table, later), set()).add(name)

    opposite = {
        (one, other): (first[one, other], first[other, one])
        for one, other in first
        if one < other and (other, one) in first
    }
    assert opposite == {}
    assert ("diaspora_user", "diaspora_profile") in first
