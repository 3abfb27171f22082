"""Lists in pages, and the form above a list."""

import pytest
from django import forms

from casework.filters import Filter
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
