"""The search server on bad days: always the same list, never a slow page, and staff read what is wrong.

Once in a run of all tests, on SQLite: the faults are the same on either database.
"""

import time

import pytest
from elasticsearch import Elasticsearch as Client

from diaspora.models import Profile
from skills_match.enums import ChangeKind, IndexState, Trouble
from skills_match.matching import engines
from skills_match.matching.embedded.engine import Audience, engine
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.models import MatchIndex, PersonSkill
from skills_match.search_server.building import begin_build
from skills_match.search_server.changes import record_change
from skills_match.search_server.keeping import bring_up_to_date, keep_index
from skills_match.search_server.server import circuit, trouble_for_staff
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory
from tests.servers.ports import free_port

from ..matching.test_engine import brute_force
from .unwell import ANSWERS, answering

pytestmark = pytest.mark.once


@pytest.fixture
def asked(crowd):
    return AssignmentFacts(
        id=7, requirements=(Requirement(crowd.skills[0], 2, 7000, related=((crowd.skills[1], 50),)),)
    )


@pytest.fixture
def indexed_elsewhere(crowd):
    """An index is in use, as far as the portal knows; what answers in its place, each test says."""
    circuit.worked()
    begin_build()
    MatchIndex.objects.update(state=IndexState.LIVE)
    yield
    circuit.worked()


@pytest.fixture
def hurry(settings):
    """As in production."""
    settings.ELASTICSEARCH_SECONDS = 0.4


def teach_somebody(crowd):
    """A change that puts somebody on top of the list."""
    profile = Profile.objects.matchable_for_hosts().order_by("pk").last()
    for skill in crowd.skills:
        PersonSkill.objects.update_or_create(profile=profile, skill_id=skill, defaults={"level": 4})
    record_change(kind=ChangeKind.PROFILE, object_id=profile.pk)
    return profile


def answer_and_seconds(asked):
    engine.prepare()  # as web processes do in the background
    started = time.monotonic()
    answer = engines.best(asked, audience=Audience.HOSTS, limit=10).found
    return answer, time.monotonic() - started


def is_right_and_quick(asked):
    answer, seconds = answer_and_seconds(asked)
    assert answer == brute_force(asked, Audience.HOSTS, 10)
    assert seconds < 1
    return True


def test_a_search_server_that_refuses(indexed_elsewhere, asked, settings, hurry):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"

    assert is_right_and_quick(asked)
    assert trouble_for_staff() == Trouble.UNREACHABLE.label


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_search_server_that_answers_garbage(indexed_elsewhere, asked, settings, hurry, kind):
    with answering(ANSWERS[kind]) as settings.ELASTICSEARCH_URL:
        assert is_right_and_quick(asked)
        assert trouble_for_staff() in {Trouble.BROKEN.label, Trouble.UNREACHABLE.label}


@pytest.mark.parametrize("trickle", [{}, {"bytes_each": 1, "pause": 0.1}], ids=["silent", "trickling"])
def test_a_search_server_that_hangs_is_waited_for_once(indexed_elsewhere, asked, settings, hurry, trickle):
    content = ANSWERS["a web page"] if trickle else b""
    with answering(content, **trickle) as settings.ELASTICSEARCH_URL:
        assert is_right_and_quick(asked)
        assert trouble_for_staff() == Trouble.UNREACHABLE.label
        _answer, seconds = answer_and_seconds(asked)

    assert seconds < 0.3, "the second page does not wait again"


def test_an_index_deleted_by_hand_is_built_again(index, asked, search_server):
    Client(search_server).indices.delete(index=index.name)

    assert is_right_and_quick(asked)
    assert trouble_for_staff() == Trouble.MISSING.label

    keep_index()
    circuit.worked()

    assert MatchIndex.objects.live().name != index.name
    assert is_right_and_quick(asked)
    assert trouble_for_staff() == ""


def test_a_write_to_a_name_that_is_gone_makes_no_index(index, crowd, search_server):
    server = Client(search_server)
    server.indices.delete(index=index.name)
    teach_somebody(crowd)

    with pytest.raises(Exception, match="missing"):
        bring_up_to_date()

    assert not server.indices.exists(index=index.name)


def test_a_full_disk_loses_nothing(index, asked, crowd, search_server):
    server = Client(search_server)
    server.indices.put_settings(index=index.name, settings={"index.blocks.read_only_allow_delete": True})
    profile = teach_somebody(crowd)

    keep_index()

    assert is_right_and_quick(asked)
    assert profile.pk in {pk for pk, _standing in answer_and_seconds(asked)[0]}
    assert trouble_for_staff() == Trouble.BLOCKED.label
    assert MatchIndex.objects.live().not_indexed(at_most=9) == {profile.pk}

    server.indices.put_settings(index=index.name, settings={"index.blocks.read_only_allow_delete": None})
    keep_index()

    assert MatchIndex.objects.live().not_indexed(at_most=9) == set()
    assert trouble_for_staff() == ""


def test_too_many_changes_for_one_answer_are_matched_in_the_process(index, asked, crowd, monkeypatch):
    monkeypatch.setattr("skills_match.search_server.asking.CHANGED_AT_MOST", 0)
    teach_somebody(crowd)

    assert is_right_and_quick(asked)
    assert circuit.may_try(), "it is no fault of the search server"


def test_only_the_office_reads_of_it(indexed_elsewhere, settings, officer, manager, client):
    from tests.conftest import sign_in

    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    assignment = AssignmentSkillFactory(
        assignment=AssignmentFactory(institution=manager.memberships.get().institution)
    ).assignment
    people = sign_in(manager).get(f"/en/institution/assignments/{assignment.reference}/people/")
    circuit.worked()
    shown = sign_in(officer).get(f"/en/office/assignments/{assignment.reference}/people/")
    home = sign_in(officer).get("/en/office/")

    sentence = str(Trouble.UNREACHABLE.label)
    assert [sentence in page.content.decode() for page in (people, shown, home)] == [False, True, True]
    assert [page.status_code for page in (people, shown, home)] == [200, 200, 200]
