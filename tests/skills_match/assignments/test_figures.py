"""Figures of a year come from the portal's own rows, and only from those that anybody may read."""

import datetime

import pytest

from skills_match.models import Assignment
from skills_match.models.querysets import CLOSING_ZONE
from skills_match.templatetags.figures import figures_of
from tests.factories.matching import AssignmentFactory
from tests.factories.people import RegionFactory

pytestmark = pytest.mark.django_db


def published(*when, **values):
    assignment = AssignmentFactory(**values)
    Assignment.objects.filter(pk=assignment.pk).update(published_at=datetime.datetime(*when, tzinfo=CLOSING_ZONE))
    return assignment


def numbers(year=2026):
    return {figure.label: figure.value for figure in figures_of(year)}


def test_a_year_counts_what_was_published_in_it_and_may_be_read():
    first = published(2026, 1, 1, 0, 30, posts=3)
    published(2026, 12, 31, 23, 30, institution=first.institution, region=RegionFactory(code="TZ-18"), state="closed")
    published(2025, 12, 31, 23, 30)
    published(2027, 1, 1)
    published(2026, 6, 1, state="cancelled")
    published(2026, 6, 1, state="draft")
    AssignmentFactory(state="submitted", published_at=None)

    assert numbers() == {
        "assignments published": 2,
        "posts for experts": 4,
        "institution asked for skills": 1,
        "regions of Tanzania": 2,
    }


def test_zeros_are_not_shown():
    published(2026, 3, 5, region=None, mode="online")

    assert numbers(2025) == {}
    assert "region of Tanzania" not in numbers()


def test_the_figures_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        figures_of(2026)
