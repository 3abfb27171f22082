"""Two people accept the last place at the same moment, on a database that really runs them side by side."""

import contextlib
import threading

import pytest
from django.db import connections
from django.db.models import QuerySet

from skills_match.domain import application_moves, applications
from skills_match.domain.application_errors import PostsTaken
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.factories.matching import ApplicationFactory, AssignmentFactory

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]


def accept_at_once(monkeypatch) -> list[str]:
    """Let two people accept one place. Both wait for each other after they have counted, if they can."""
    assignment = AssignmentFactory(posts=1)
    offers = ApplicationFactory.create_batch(2, assignment=assignment, state=ApplicationState.OFFERED)
    both_counted = threading.Barrier(2)
    count = QuerySet.count

    def count_and_wait(self):
        number = count(self)
        with contextlib.suppress(threading.BrokenBarrierError):  # the other one is held back by the lock
            both_counted.wait(timeout=2)
        return number

    monkeypatch.setattr(QuerySet, "count", count_and_wait)
    outcomes = []

    def accept(application: Application) -> None:
        try:
            applications.accept_offer(application=application, by=application.profile.user)
            outcomes.append("accepted")
        except PostsTaken:
            outcomes.append("taken")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=[offer]) for offer in offers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes)


def test_the_last_place_goes_to_one(monkeypatch):
    assert accept_at_once(monkeypatch) == ["accepted", "taken"]


def test_without_the_lock_both_would_have_it(monkeypatch):
    """The control: the test above can fail."""
    select_for_update = QuerySet.select_for_update

    def unlocked(self, **kwargs):
        return self.all() if self.model.__name__ == "Assignment" else select_for_update(self, **kwargs)

    monkeypatch.setattr(application_moves.Assignment.objects._queryset_class, "select_for_update", unlocked)

    assert accept_at_once(monkeypatch) == ["accepted", "accepted"]
