"""What waits: each noun tells its audience, in an order that does not depend on who registered first."""

import pytest

from casework import waiting
from casework.waiting import Audience, Line, Oldest, lines_for, oldest_for, waits_for, waits_longest_for


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """No noun has registered anything yet."""
    monkeypatch.setattr(waiting, "_lines", {audience: [] for audience in Audience})
    monkeypatch.setattr(waiting, "_oldest", {audience: [] for audience in Audience})


def test_lines_follow_the_order_that_the_nouns_asked_for():
    @waits_for(Audience.OFFICE, order=20)
    def visits(officer):
        return [Line("Visits to plan", "/visits/", waiting=3), Line("Visits to confirm", "/confirm/")]

    @waits_for(Audience.OFFICE, order=10)
    def claims(officer):
        return [Line("Claims to check", "/claims/")]

    titles = [line.title for line in lines_for(Audience.OFFICE, user="Neema")]

    assert titles == ["Claims to check", "Visits to plan", "Visits to confirm"]


def test_a_noun_hears_who_is_asking_and_only_for_its_own_audience():
    @waits_for(Audience.PERSON, order=10)
    def letters(person):
        return [Line(f"A letter for {person}", "/letters/")]

    assert [line.title for line in lines_for(Audience.PERSON, user="Asha")] == ["A letter for Asha"]
    assert lines_for(Audience.OFFICE, user="Asha") == []


def test_the_oldest_of_each_kind_are_named_in_order():
    @waits_longest_for(Audience.OFFICE, order=20)
    def visits(officer):
        return Oldest("oldest-visits", "Oldest visits", [])

    @waits_longest_for(Audience.OFFICE, order=10)
    def claims(officer):
        return Oldest("oldest-claims", "Oldest claims", [Line("Claim 7", "/claims/7/")])

    assert [section.key for section in oldest_for(Audience.OFFICE, user="Neema")] == ["oldest-claims", "oldest-visits"]
