"""What waits: each noun tells its audience, in an order that does not depend on who registered first."""

import datetime

import pytest

from casework import waiting
from casework.waiting import Oldest, Recipient, WaitingLine, lines_for, oldest_for, waits_for, waits_longest_for


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """No noun has registered anything yet."""
    monkeypatch.setattr(waiting, "_lines", {audience: [] for audience in Recipient})
    monkeypatch.setattr(waiting, "_oldest", {audience: [] for audience in Recipient})


def test_lines_follow_the_order_that_the_nouns_asked_for():
    @waits_for(Recipient.OFFICE, order=20)
    def visits(officer):
        return [WaitingLine("Visits to plan", "/visits/", waiting=3), WaitingLine("Visits to confirm", "/confirm/")]

    @waits_for(Recipient.OFFICE, order=10)
    def claims(officer):
        return [WaitingLine("Claims to check", "/claims/")]

    titles = [line.title for line in lines_for(Recipient.OFFICE, user="Neema")]

    assert titles == ["Claims to check", "Visits to plan", "Visits to confirm"]


def test_a_noun_hears_who_is_asking_and_only_for_its_own_audience():
    @waits_for(Recipient.PERSON, order=10)
    def letters(person):
        return [WaitingLine(f"A letter for {person}", "/letters/")]

    assert [line.title for line in lines_for(Recipient.PERSON, user="Asha")] == ["A letter for Asha"]
    assert lines_for(Recipient.OFFICE, user="Asha") == []


def test_the_oldest_of_each_kind_are_named_in_order():
    @waits_longest_for(Recipient.OFFICE, order=20)
    def visits(officer):
        return Oldest("oldest-visits", "Oldest visits", [])

    @waits_longest_for(Recipient.OFFICE, order=10)
    def claims(officer):
        return Oldest("oldest-claims", "Oldest claims", [WaitingLine("Claim 7", "/claims/7/")])

    assert [section.key for section in oldest_for(Recipient.OFFICE, user="Neema")] == ["oldest-claims", "oldest-visits"]


def test_what_one_case_waits_for_several_times_is_told_once_by_its_nearest_day(monkeypatch):
    def due(case: str, day: int, text: str = "Your report is due.") -> WaitingLine:
        return WaitingLine(title="Wells", url=f"/{day}/", text=text, answer_by=datetime.date(2027, 1, day), case=case)

    told = [due("a", 9), due("a", 3), due("b", 5), due("a", 4, "Questions."), WaitingLine(title="Pile", url="/pile/")]
    monkeypatch.setitem(waiting._lines, Recipient.PERSON, [(1, lambda user: told)])

    found = [(line.url, line.waiting) for line in lines_for(Recipient.PERSON, user=None)]

    assert found == [("/3/", 2), ("/5/", 1), ("/4/", 1), ("/pile/", 1)]
