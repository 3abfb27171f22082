"""The engine while others write: nobody waits for a rebuild, nobody sees what was taken back."""

import random
import threading

import pytest
from django.db import connections, transaction

from diaspora.enums import Visibility
from diaspora.models import Profile
from skills_match.enums import ChangeKind
from skills_match.matching.embedded.engine import Audience, EmbeddedEngine
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.matching.rows import person_facts
from skills_match.matching.score import order, score
from skills_match.models import PersonSkill
from skills_match.search_server.changes import record_change
from tests.factories.matching import PersonSkillFactory, SkillFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class GatedEngine(EmbeddedEngine):
    """One whose rebuilding in the background waits at a gate, so that a test can look at what happens meanwhile."""

    def __init__(self):
        super().__init__()
        self.gate = threading.Event()

    def _build_in_background(self):
        assert self.gate.wait(20)
        super()._build_in_background()

    def finish(self):
        builder = self._builder
        assert builder is not None, "nothing was being built"
        self.gate.set()
        builder.join(20)


@pytest.fixture
def nurses():
    skill = SkillFactory(en="nursing")
    return [PersonSkillFactory(skill=skill, level=3) for _person in range(6)]


def asking_for(rows):
    return AssignmentFacts(id=7, requirements=(Requirement(rows[0].skill_id, 2, 7000),))


def found(engine, rows):
    return [pk for pk, _standing in engine.best(asking_for(rows), audience=Audience.HOSTS, limit=50)]


def by_the_score(rows):
    people = person_facts(Profile.objects.matchable_for_hosts())
    scored = [(pk, score(facts, asking_for(rows))) for pk, facts in people.items()]
    ordered = sorted(scored, key=lambda pair: order(pair[0], 7, pair[1].standing))
    return [pk for pk, found in ordered if found.standing]


def hide(row):
    with transaction.atomic():
        Profile.objects.filter(pk=row.profile_id).update(visibility=Visibility.HIDDEN, published_at=None)
        record_change(kind=ChangeKind.PROFILE, object_id=row.profile_id)


def test_while_the_arrays_are_built_again_a_search_answers_with_every_change(nurses, monkeypatch):
    monkeypatch.setattr("skills_match.matching.embedded.engine.CHANGED_AT_MOST", 2)
    engine = GatedEngine()
    found(engine, nurses)
    for row in nurses[:4]:
        hide(row)

    assert found(engine, nurses) == by_the_score(nurses)
    hide(nurses[4])
    assert found(engine, nurses) == by_the_score(nurses) == [nurses[5].profile_id]

    engine.finish()
    assert found(engine, nurses) == by_the_score(nurses)
    assert engine._state.changed <= {nurses[4].profile_id}


def test_too_many_changes_to_read_first_are_read_in_the_background(nurses, monkeypatch):
    monkeypatch.setattr("skills_match.matching.embedded.engine.READ_FIRST_AT_MOST", 2)
    engine = GatedEngine()
    before = found(engine, nurses)
    for row in nurses[:4]:
        hide(row)

    assert found(engine, nurses) == before
    hide(nurses[4])
    assert found(engine, nurses) == before

    engine.finish()
    assert found(engine, nurses) == by_the_score(nurses) == [nurses[5].profile_id]


def test_what_is_forgotten_while_it_is_built_stays_forgotten(nurses, monkeypatch):
    monkeypatch.setattr("skills_match.matching.embedded.engine.CHANGED_AT_MOST", 0)
    engine = GatedEngine()
    found(engine, nurses)
    hide(nurses[0])
    found(engine, nurses)
    builder = engine._builder

    engine.forget()
    engine.gate.set()
    builder.join(20)

    assert engine._state is None


def test_threads_share_one_engine(nurses):
    engine, answers = EmbeddedEngine(), []

    def search():
        answers.append(found(engine, nurses))
        connections.close_all()

    run(*[search] * 4)

    assert answers == [by_the_score(nurses)] * 4


def test_one_hidden_before_a_search_is_never_found_by_it(nurses, monkeypatch):
    """Writers hide and change, searchers look, and the arrays are built again and again meanwhile."""
    monkeypatch.setattr("skills_match.matching.embedded.engine.CHANGED_AT_MOST", 1)
    engine, hidden, wrong = EmbeddedEngine(), set(), []
    still_writing, looked = threading.Event(), threading.Event()
    still_writing.set()
    found(engine, nurses)

    def write():
        dice = random.Random(3)
        try:
            for row in nurses[:5]:
                for _change in range(4):
                    with transaction.atomic():
                        PersonSkill.objects.filter(pk=nurses[5].pk).update(level=dice.randint(1, 4))
                        record_change(kind=ChangeKind.PROFILE, object_id=nurses[5].profile_id)
                hide(row)
                hidden.add(row.profile_id)
                for _search in range(2):
                    looked.clear()
                    looked.wait(5)
        finally:
            still_writing.clear()
            connections.close_all()

    def search():
        while still_writing.is_set():
            gone = set(hidden)
            wrong.extend(gone & set(found(engine, nurses)))
            looked.set()
        connections.close_all()

    run(write, search, search)
    if builder := engine._builder:
        builder.join(20)

    assert wrong == []
    assert found(engine, nurses) == by_the_score(nurses) == [nurses[5].profile_id]


def run(*jobs):
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
