"""The index on the search server: kept by itself, built again without downtime, compared, repaired."""

import datetime
import io

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from elasticsearch import Elasticsearch as Client

from diaspora.enums import Visibility
from diaspora.models import Profile
from skills_match import tasks
from skills_match.enums import ChangeKind
from skills_match.matching.elastic.engine import ElasticEngine
from skills_match.matching.embedded.engine import Audience
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.models import Concept, IndexChange, IndexFailure, MatchIndex
from skills_match.search_server import building, indices
from skills_match.search_server.building import RebuildRunning, begin_build, build
from skills_match.search_server.changes import record_change
from skills_match.search_server.comparing import compare
from skills_match.search_server.failures import try_again
from skills_match.search_server.keeping import bring_up_to_date, keep_index
from skills_match.search_server.writing import LEASE, LeaseLost, writing_to

from ..matching.test_engine import brute_force


def command(verb: str) -> str:
    out = io.StringIO()
    call_command("match_index", verb, stdout=out)
    return out.getvalue()


def hide(profile: Profile) -> None:
    profile.visibility, profile.published_at = Visibility.HIDDEN, None
    profile.save()
    record_change(kind=ChangeKind.PROFILE, object_id=profile.pk)


@pytest.fixture
def somebody(crowd):
    return Profile.objects.matchable_for_hosts().order_by("pk").last()


def entries(index) -> set[int]:
    indices.refresh(index.name)
    return {pk for pk, _checksum in indices.checksums(index.name, after=0, up_to=None)}


def everybody() -> set[int]:
    return set(Profile.objects.matchable().values_list("pk", flat=True))


def test_the_clock_builds_the_first_index_and_keeps_it(search_server, crowd, somebody):
    for _tick in range(9):  # more than one only where the machine is slow: a tick builds for five seconds
        tasks.keep_match_index()
        if live := MatchIndex.objects.live():
            break
    assert entries(live) == everybody()

    hide(somebody)
    tasks.keep_match_index()

    assert entries(MatchIndex.objects.live()) == everybody()
    assert somebody.pk not in everybody()
    assert MatchIndex.objects.live().name == live.name


def test_nothing_that_tells_who_somebody_is_is_in_the_index(index, somebody, search_server):
    held = Client(search_server).get(index=index.name, id=str(somebody.pk))["_source"]

    assert set(held) == {
        "profile", "skills", "occupations", "languages", "modes", "regions", "is_for_hosts", "windows", "shortest",
        "longest", "checksum",
    }  # fmt: skip


def test_a_rebuild_changes_over_at_once_and_keeps_what_changed_meanwhile(index, somebody, crowd, monkeypatch):
    monkeypatch.setattr(building, "AT_ONCE", 50)
    begun = begin_build()
    assert build(index=begun, seconds=0) is False
    asked = AssignmentFacts(id=7, requirements=(Requirement(crowd.skills[0], 1, 7000),))
    first = Profile.objects.matchable_for_hosts().order_by("pk").first()

    for profile in (first, somebody):  # one that is written already, one that is not
        hide(profile)
        answer = ElasticEngine().best(asked, audience=Audience.OFFICE, limit=20)
        assert answer == brute_force(asked, Audience.OFFICE, 20)
    assert MatchIndex.objects.live().name == index.name
    assert build(index=begun) is True

    assert MatchIndex.objects.live().name == begun.name
    assert indices.aliased() == [begun.name]
    assert entries(begun) == everybody()
    assert ElasticEngine().best(asked, audience=Audience.OFFICE, limit=20) == brute_force(asked, Audience.OFFICE, 20)


def test_a_replaced_index_is_deleted_when_nobody_reads_it_any_more(index):
    build(index=begin_build())
    keep_index()
    assert index.name in indices.names()

    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=6)):
        keep_index()

    assert index.name not in indices.names()
    assert indices.names() == sorted(kept.name for kept in MatchIndex.objects.all())


def test_of_two_rebuilds_at_once_one_refuses(index, monkeypatch):
    monkeypatch.setattr(building, "AT_ONCE", 50)
    begun, answers = begin_build(), []

    def meanwhile(people):
        if not answers:
            with pytest.raises(RebuildRunning):
                begin_build()
            with pytest.raises(CommandError, match="is being built since") as refusal:
                command("rebuild")
            answers.append(str(refusal.value))

    build(index=begun, progress=meanwhile)

    assert len(answers) == 1
    assert MatchIndex.objects.live().name == begun.name


def test_the_command_goes_on_with_a_rebuild_that_was_cut_off(search_server, crowd, monkeypatch):
    monkeypatch.setattr(building, "AT_ONCE", 50)
    begun = begin_build()
    build(index=begun, seconds=0)

    said = command("rebuild")

    assert f"Going on with {begun.name}, where 50 people are indexed" in said
    assert entries(begun) == everybody()


def test_a_late_writer_changes_nothing(index, somebody):
    """The first writer reads, sleeps longer than its lease, and wakes up after the second has written."""
    with writing_to(index) as slow:
        before = indices.write
        with time_machine.travel(timezone.now() + LEASE * 2):
            hide(somebody)
            assert bring_up_to_date() == 1
        stale = {somebody.pk: {"profile": somebody.pk, "is_for_hosts": True}}
        assert before(index.name, stale, version=slow.index.writes) == {}
        with pytest.raises(LeaseLost):
            slow.catch_up()

    assert entries(index) == everybody()
    assert MatchIndex.objects.live().not_indexed(at_most=9) == set()


def test_a_second_worker_leaves_the_first_alone(index, somebody):
    hide(somebody)
    with writing_to(index):
        assert bring_up_to_date() == 0

    assert bring_up_to_date() == 1


def test_what_the_search_server_refuses_waits_visibly_and_is_matched_all_the_same(index, somebody, search_server):
    """Somebody made the index by hand, with fields of another kind."""
    server = Client(search_server)
    server.indices.delete(index=index.name)
    server.indices.create(index=index.name, mappings={"properties": {"profile": {"type": "boolean"}}})
    record_change(kind=ChangeKind.PROFILE, object_id=somebody.pk)

    bring_up_to_date()

    failure = IndexFailure.objects.get()
    assert (failure.object_id, failure.attempts) == (somebody.pk, 1)
    assert "profile" in failure.error
    assert MatchIndex.objects.live().not_indexed(at_most=9) == {somebody.pk}
    assert bring_up_to_date() == 0, "not before its time"

    try_again(failure=failure)
    bring_up_to_date()
    failure.refresh_from_db()
    assert failure.attempts == 2

    server.indices.delete(index=index.name)
    indices.create(index.name)
    try_again(failure=failure)
    bring_up_to_date()
    assert not IndexFailure.objects.exists()
    assert entries(index) == {somebody.pk}


def test_drift_is_found_both_ways_and_repaired(index, assignments_indexed, search_server):
    people = sorted(everybody())
    lost, ghost = people[0], 10**9
    held = Client(search_server)
    held.delete(index=index.name, id=str(lost))
    held.index(index=index.name, id=str(ghost), document={"profile": ghost, "checksum": "0"})
    held.index(index=index.name, id=str(people[1]), document={"profile": people[1], "checksum": "0"})
    indices.refresh(index.name)

    found, _reached = compare(index=index)
    assert (found.missing, found.surplus, found.different) == ([lost], [ghost], [people[1]])
    with pytest.raises(CommandError, match="differ"):
        command("drift")
    assert "not in the index: 1" in (said := command("repair"))
    assert "agree" in said
    assert len(compare(index=MatchIndex.objects.live())[0]) == 0
    assert command("drift")


def test_a_change_that_waits_is_no_drift(index, somebody):
    hide(somebody)

    assert len(compare(index=index)[0]) == 0


def test_the_clock_compares_at_night_and_repairs(index, somebody, search_server):
    held = Client(search_server)
    held.delete(index=index.name, id=str(somebody.pk))
    indices.refresh(index.name)
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)

    with time_machine.travel(tomorrow.replace(hour=12), tick=False):
        keep_index()
        assert MatchIndex.objects.live().checked_at is None
    with time_machine.travel((tomorrow + datetime.timedelta(days=1)).replace(hour=2), tick=False):
        keep_index()
        keep_index()
        live = MatchIndex.objects.live()
        assert (live.differences, live.checked_at is None) == (1, False)

    assert entries(live) == everybody()


def test_an_occupation_that_moves_to_another_group_moves_in_the_index_too(index, crowd):
    asked = AssignmentFacts(id=7, requirements=(Requirement(crowd.skills[0], 1, 7000),), occupation="2221")
    Concept.objects.filter(isco="2221").update(isco="9111")
    record_change(kind=ChangeKind.TAXONOMY, object_id=1)

    keep_index()  # compares and finds
    keep_index()  # repairs

    assert ElasticEngine().best(asked, audience=Audience.OFFICE, limit=20) == brute_force(asked, Audience.OFFICE, 20)
    assert MatchIndex.objects.live().differences > 0


def test_status_tells_what_is_in_use(index, assignments_indexed, somebody):
    hide(somebody)

    said = command("status")

    assert f"In use: {index.name}" in said
    assert "Changes: 1 wait, 0 were refused" in said


def test_the_command_says_when_no_search_server_is_used(settings, db):
    settings.ELASTICSEARCH_URL = ""

    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is not set"):
        command("status")


def test_an_index_that_missed_days_is_not_read(index):
    MatchIndex.objects.update(drained_at=timezone.now() - datetime.timedelta(days=4))

    with pytest.raises(Exception, match="outdated"):
        ElasticEngine().best(
            AssignmentFacts(id=1, requirements=(Requirement(1, 1, 7000),)), audience=Audience.HOSTS, limit=3
        )
    keep_index()
    assert MatchIndex.objects.live().name != index.name


def test_old_changes_are_forgotten_but_the_newest_of_each_kind(db):
    for kind in (ChangeKind.PROFILE, ChangeKind.PROFILE, ChangeKind.TAXONOMY):
        record_change(kind=kind, object_id=1)
    kept = set(IndexChange.objects.order_by("-id")[:2].values_list("id", flat=True))
    assert tasks.forget_old_changes() == 0

    with time_machine.travel(timezone.now() + datetime.timedelta(days=8)):
        assert tasks.forget_old_changes() == 1

    assert set(IndexChange.objects.values_list("id", flat=True)) == kept
