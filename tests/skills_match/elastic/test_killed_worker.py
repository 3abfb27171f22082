"""kill -9 of the worker in each step of writing the index: a real process, really killed, and nothing is lost."""

import datetime
import os
import signal
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections
from django.utils import timezone

from diaspora.models import Profile
from skills_match.enums import ChangeKind
from skills_match.matching.elastic.engine import ElasticEngine
from skills_match.matching.embedded.engine import Audience
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.models import MatchIndex, PersonSkill
from skills_match.search_server import building, client, indices, writing
from skills_match.search_server.building import begin_build, build
from skills_match.search_server.changes import record_change
from skills_match.search_server.comparing import compare
from skills_match.search_server.keeping import bring_up_to_date
from skills_match.search_server.writing import LEASE, Writer

from ..matching.test_engine import brute_force

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

STEPS = {
    "before anything is written": (indices, "write", False),
    "after the first entries": (indices, "write", True),
    "before they can be found": (indices, "refresh", False),
    "after they can be found": (indices, "refresh", True),
    "before the mark moves": (Writer, "reach", False),
    "after the mark has moved": (Writer, "reach", True),
}


def work_and_be_killed(work: Callable[[], object], place: object, name: str, after: bool) -> None:
    """Do `work` in a process of its own, which is killed before or after its first step of that name."""
    connections.close_all()  # a connection cannot be shared with another process
    if pid := os.fork():
        _pid, status = os.waitpid(pid, 0)
        assert os.WIFSIGNALED(status), "it came to its end"
        assert os.WTERMSIG(status) == signal.SIGKILL
        return
    step = getattr(place, name)

    def killed(*args, **kwargs):
        if after:
            step(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    try:
        client._connection.cache_clear()
        setattr(place, name, killed)
        work()
    finally:
        os._exit(1)


def lease_runs_out() -> None:
    MatchIndex.objects.filter(leased_until__gt=timezone.now()).update(
        leased_until=timezone.now() - datetime.timedelta(seconds=1)
    )


@pytest.mark.parametrize("moment", STEPS)
def test_a_worker_killed_while_it_indexes_changes_loses_none(index, crowd, moment, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 40)
    for profile in Profile.objects.matchable().order_by("pk")[:60]:
        PersonSkill.objects.update_or_create(profile=profile, skill_id=crowd.skills[0], defaults={"level": 4})
        record_change(kind=ChangeKind.PROFILE, object_id=profile.pk)
    asked = AssignmentFacts(id=7, requirements=(Requirement(crowd.skills[0], 2, 7000),))

    work_and_be_killed(bring_up_to_date, *STEPS[moment])

    right = brute_force(asked, Audience.OFFICE, 30)
    assert ElasticEngine().best(asked, audience=Audience.OFFICE, limit=30) == right
    assert bring_up_to_date() == 0, "the dead worker still has the lease"
    lease_runs_out()
    bring_up_to_date()
    assert MatchIndex.objects.live().not_indexed(at_most=99) == set()
    assert len(compare(index=MatchIndex.objects.live())[0]) == 0
    assert ElasticEngine().best(asked, audience=Audience.OFFICE, limit=30) == right


@pytest.mark.parametrize(
    ("place", "step", "after"),
    [
        (indices, "create", True),
        (Writer, "note_progress", True),
        (indices, "refresh", True),
        (indices, "point_alias_to", True),
        (building, "_put_into_use", False),
    ],
)
def test_a_worker_killed_while_it_builds_leaves_a_build_that_goes_on(index, crowd, place, step, after, monkeypatch):
    monkeypatch.setattr(building, "AT_ONCE", 40)
    begun = begin_build()

    work_and_be_killed(partial(build, index=begun), place, step, after)

    assert MatchIndex.objects.live().name == index.name
    with pytest.raises(building.RebuildRunning):
        build(index=begun)
    lease_runs_out()
    assert build(index=begun)
    assert MatchIndex.objects.live().name == begun.name
    assert indices.aliased() == [begun.name]
    assert len(compare(index=begun)[0]) == 0


def test_the_lease_outlasts_any_request():
    assert LEASE.total_seconds() > 2 * client.PATIENT
