"""Years and days that a page may name: too early and too late are both refused, and what is likely is taken."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from conferences.models import ConferencePage
from home.models import LibraryPage, NewsPage
from home.models.blocks import FigureBlock

pytestmark = pytest.mark.django_db
THIS_YEAR = timezone.localdate().year


def is_taken(model, **values) -> bool:
    """Whether a page of `model` accepts `values`; what else it needs is not asked."""
    page = model(**values)
    try:
        page.clean()
    except ValidationError as error:
        return not set(error.message_dict) & set(values)
    return True


@pytest.mark.parametrize(("year", "taken"), [(0, False), (202, False), (1799, False), (1800, True), (20_026, False)])
def test_a_publication_has_a_year_of_the_calendar(year, taken):
    assert is_taken(LibraryPage, year=year) is taken


@pytest.mark.parametrize(("ahead", "taken"), [(0, True), (1, True), (2, False)])
def test_a_publication_is_at_most_from_next_year(ahead, taken):
    assert is_taken(LibraryPage, year=THIS_YEAR + ahead) is taken


@pytest.mark.parametrize(("year", "taken"), [(202, False), (2022, True), (THIS_YEAR + 2, False)])
def test_a_figure_has_a_year_in_which_its_source_can_have_been_published(year, taken):
    try:
        FigureBlock().clean({"value": "1", "label": "a", "source": "b", "year": year, "address": ""})
    except ValidationError:
        assert not taken
    else:
        assert taken


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        (datetime.date(202, 3, 5), False),
        (datetime.date(1961, 12, 8), False),
        (datetime.date(1961, 12, 9), True),
        (datetime.date(THIS_YEAR + 1, 12, 31), True),
        (datetime.date(THIS_YEAR + 2, 1, 1), False),
        (datetime.date(9999, 12, 31), False),
    ],
)
def test_news_is_of_a_day_between_independence_and_next_year(day, taken):
    assert is_taken(NewsPage, date=day) is taken


@pytest.mark.parametrize(
    ("first", "last", "taken"),
    [
        (datetime.date(2014, 8, 14), datetime.date(2014, 8, 15), True),
        (datetime.date(THIS_YEAR + 5, 8, 14), datetime.date(THIS_YEAR + 5, 8, 15), True),
        (datetime.date(214, 8, 14), datetime.date(214, 8, 15), False),
        (datetime.date(THIS_YEAR + 6, 8, 14), datetime.date(THIS_YEAR + 6, 8, 15), False),
        (datetime.date(2014, 8, 14), datetime.date(2015, 8, 15), False),
    ],
)
def test_a_conference_has_two_days_near_each_other_and_near_our_time(first, last, taken):
    assert is_taken(ConferencePage, starts_on=first, ends_on=last) is taken
