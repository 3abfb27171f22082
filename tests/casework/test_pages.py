"""Lists in pages, and the form above a list."""

import pytest
from django import forms

from casework.filters import Filter, left_out, one_of, with_value, without_what_was_left_out
from casework.pages import ROWS_A_PAGE, page_of


class VisitFilter(Filter):
    q = forms.CharField(max_length=5)
    state = forms.ChoiceField(choices=[("", "All"), ("planned", "Planned")])
    late = forms.BooleanField()


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("?page=2", 2), ("?page=99", 3), ("?page=-1", 3), ("?page=two", 1)]
)
def test_a_page_that_does_not_exist_is_the_nearest_one_that_does(rf, asked, number):
    assert page_of(rf.get(f"/{asked}"), range(2 * ROWS_A_PAGE + 1))["page"].number == number


def test_the_next_page_keeps_the_search_without_its_empty_fields(rf):
    listed = page_of(rf.get("/?q=asha+m&state=&skill=a&skill=b&page=2"), range(100))

    assert listed["query"] == "q=asha+m&skill=a&skill=b"


def test_an_empty_filter_narrows_nothing():
    assert VisitFilter({}).values == {}
    assert VisitFilter({"q": "", "state": "", "late": ""}).values == {}


def test_what_makes_no_sense_is_left_out_and_the_rest_counts():
    form = VisitFilter({"q": "far too long", "state": "planned", "late": "on", "other": "1"})

    assert form.values == {"state": "planned", "late": True}


def left_out_of(request) -> list[tuple[str, str]]:
    return [(one.name, one.shown) for one in left_out(request.GET)]


def test_what_was_left_out_of_an_address_is_known_and_so_is_the_rest(rf):
    request = rf.get("/?q=asha&state=nowhere&time=never&page=abc&skill=a&skill=b")

    VisitFilter(request.GET).is_valid()
    page_of(request, range(3))
    chosen = one_of(request.GET, "time", ["past"])

    assert chosen == ""
    assert left_out_of(request) == [("state", "nowhere"), ("page", "abc"), ("time", "never")]
    assert without_what_was_left_out(request.GET) == "q=asha&skill=a&skill=b"


def test_an_address_that_is_understood_leaves_nothing_out(rf):
    request = rf.get("/?q=asha&state=planned&late=on&time=past&page=1&other=1&empty=")

    VisitFilter(request.GET).is_valid()
    page_of(request, range(3))
    chosen = one_of(request.GET, "time", ["past"])

    assert chosen == "past"
    assert left_out_of(request) == []


def test_a_form_that_asks_for_one_thing_more_tells_the_address_what_it_left_out(rf):
    request = rf.get("/?state=nowhere")

    VisitFilter(with_value(request.GET, "q", "asha")).is_valid()

    assert left_out_of(request) == [("state", "nowhere")]
    assert "q" not in request.GET
