"""The search box: each noun finds its own, and what holds nothing is not shown."""

import pytest

from casework import found
from casework.found import ResultGroup, SearchResult, find_anything, finds


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """No noun has registered anything yet."""
    monkeypatch.setattr(found, "_finders", [])


def test_groups_stand_in_the_order_that_the_nouns_asked_for_and_empty_ones_are_left_out():
    @finds(order=20)
    def visits(text, officer):
        return ResultGroup("visits", "Visits", [SearchResult(f"{text} for {officer}", "/visits/1/")])

    @finds(order=30)
    def reports(text, officer):
        return ResultGroup("reports", "Reports", [])

    @finds(order=10)
    def claims(text, officer):
        return ResultGroup("claims", "Claims", [SearchResult(text, "/claims/1/")])

    groups = find_anything(text="asha", officer="Neema")

    assert [(group.key, group.results[0].title) for group in groups] == [
        ("claims", "asha"),
        ("visits", "asha for Neema"),
    ]
