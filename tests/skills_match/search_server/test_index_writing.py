"""One writer at a time for each index: the lease, with no search server asked."""

from contextlib import ExitStack

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from skills_match.enums import ChangeKind
from skills_match.models import MatchIndex
from skills_match.search_server.writing import LEASE, LeaseLost, writing_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return MatchIndex.objects.create(kind=ChangeKind.PROFILE, name="people-1", drained_at=timezone.now())


def test_while_one_writes_no_other_does(index):
    with writing_to(index) as first, writing_to(index) as second:
        assert (first is not None, second) == (True, None)

    with writing_to(index) as third:
        assert third is not None


def test_a_late_writer_neither_moves_the_mark_nor_gives_back_the_lease_of_the_next(index):
    with ExitStack() as later, ExitStack() as lease_of_slow:
        slow = lease_of_slow.enter_context(writing_to(index))
        later.enter_context(time_machine.travel(timezone.now() + LEASE * 2))
        later.enter_context(writing_to(index))

        with pytest.raises(LeaseLost):
            slow.note_progress(reached=1, entries=1)
        lease_of_slow.close()

        with writing_to(index) as third:
            assert third is None
    index.refresh_from_db()
    assert index.reached == 0


def test_whoever_looked_before_another_wrote_does_not_write(index):
    """The lease was given back meanwhile: only the version tells."""
    others = iter([writing_to(index)])

    def another_is_faster(execute, sql, *arguments):
        if sql.startswith("UPDATE"):
            for other in others:
                with other:
                    pass
        return execute(sql, *arguments)

    with connection.execute_wrapper(another_is_faster), writing_to(index) as writer:
        assert writer is None
