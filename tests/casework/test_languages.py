"""One text in every language."""

import pytest
from django.utils.translation import gettext, gettext_lazy, override

from casework.languages import in_every_language, reading_language, written_in_every_language
from tests.factories.matching import AssignmentFactory


def test_a_lazy_text_is_said_in_each_language_whatever_is_spoken_now():
    with override("sw"):
        texts = in_every_language(lambda: gettext_lazy("Search"))

        assert texts == {"en": "Search", "sw": gettext("Search")}
        assert texts["en"] != texts["sw"]


@pytest.mark.parametrize(("spoken", "read"), [("sw", "sw"), ("en-gb", "en"), (None, "en"), ("fr", "en")])
def test_the_language_that_is_read_is_one_of_the_portal_also_where_none_is_chosen(spoken, read):
    with override(spoken):
        assert reading_language() == read


@pytest.mark.django_db
def test_a_field_without_a_translation_is_empty_there_and_borrows_nothing():
    assignment = AssignmentFactory(title_en="Train midwives", title_sw="")

    with override("sw"):
        assert written_in_every_language(assignment, "title") == {"en": "Train midwives", "sw": ""}
