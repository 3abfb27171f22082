"""How the terms of an assignment read."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from casework.money import from_minor, to_minor, written
from skills_match.models import Assignment
from tests.factories.matching import AssignmentLanguageFactory, AssignmentSkillFactory

from .conftest import complete


def _terms(assignment, **values) -> str:
    return render_to_string("assignments/terms.html", {"assignment": assignment, **values})


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_terms_ask_the_database_for_nothing(institution, count, django_assert_num_queries):
    made = complete(institution, "published")
    AssignmentLanguageFactory(assignment=made)
    for number in range(count):
        AssignmentSkillFactory(assignment=made)
        made.questions.create(text_en=f"Question {number}?")
        made.allowances.create(kind="subsistence", unit="day", amount_minor=15_000_000, currency="TZS")
    assignment = Assignment.objects.for_terms().get(pk=made.pk)

    with django_assert_num_queries(0):
        text = _terms(assignment)

    assert "TZS\xa0150,000 per day" in text


@pytest.mark.django_db
def test_names_are_for_host_and_office_only(institution):
    assignment = Assignment.objects.for_terms().get(pk=complete(institution).pk)

    assert "J. Massawe" not in _terms(assignment)
    assert "A. Komba" not in _terms(assignment)
    assert "J. Massawe" in _terms(assignment, with_names=True)


@pytest.mark.django_db
def test_a_missing_language_is_said_openly(institution):
    assignment = Assignment.objects.for_terms().get(pk=complete(institution).pk)

    with override("sw"):
        swahili = _terms(assignment)
    with override("en"):
        english = _terms(assignment)

    assert 'lang="en"' in swahili
    assert "Some of this text exists only in" not in english


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "text"),
    [
        ("150000", "TZS", 15_000_000, "TZS\xa0150,000"),
        ("45.50", "USD", 4_550, "USD\xa045.50"),
        ("0.05", "EUR", 5, "EUR\xa00.05"),
    ],
)
def test_money_is_kept_in_whole_minor_units(amount, currency, minor, text):
    assert to_minor(Decimal(amount), currency) == minor
    assert from_minor(minor, currency) == Decimal(amount)
    assert written(minor, currency) == text


@pytest.mark.parametrize(("amount", "currency"), [("150000.50", "TZS"), ("1.005", "USD")])
def test_digits_that_are_never_written_are_refused(amount, currency):
    with pytest.raises(ValueError, match="decimals"):
        to_minor(Decimal(amount), currency)
