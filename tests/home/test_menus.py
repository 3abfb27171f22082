"""Rows of a menu: readers find words of their language."""

import pytest
from django.core.exceptions import ValidationError

from home.models import MenuItem


@pytest.mark.parametrize("row", [{"address": "/assignments/"}, {"page_id": 1}])
@pytest.mark.parametrize("written", ["en", "sw"])
def test_a_row_with_words_in_one_language_needs_them_in_the_other(row, written):
    missing = {"en": "title_sw", "sw": "title_en"}[written]

    with pytest.raises(ValidationError) as refused:
        MenuItem(**row, **{f"title_{written}": "Kazi"}).clean()

    assert list(refused.value.message_dict) == [missing]


def test_a_row_with_an_address_alone_has_nothing_to_show():
    with pytest.raises(ValidationError) as refused:
        MenuItem(address="/assignments/").clean()

    assert set(refused.value.message_dict) == {"title_en", "title_sw"}


@pytest.mark.parametrize(
    "row", [{"page_id": 1}, {"page_id": 1, "title_en": "Work", "title_sw": "Kazi"}], ids=["titles of the page", "words"]
)
def test_a_row_in_both_languages_or_with_the_titles_of_its_page_is_fine(row):
    MenuItem(**row).clean()
