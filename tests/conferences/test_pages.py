"""What readers see of conferences."""

import datetime

import pytest
from django.utils import timezone

from conferences.templatetags.conferences import next_conference
from tests.factories.pages import ConferenceIndexPageFactory, ConferencePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site):
    return ConferenceIndexPageFactory(parent=site.home, slug="conferences")


def held(index, title: str, *, days_from_now: int, **more):
    day = timezone.localdate() + datetime.timedelta(days=days_from_now)
    return ConferencePageFactory(parent=index, title=title, starts_on=day, ends_on=day, **more)


def test_conferences_to_come_are_listed_before_those_that_were(index, client):
    held(index, "Past", days_from_now=-1)
    held(index, "Next", days_from_now=1)

    context = client.get("/en/conferences/").context

    assert ([row.title for row in context["coming"]], [row.title for row in context["past"]]) == (["Next"], ["Past"])


def test_the_home_page_shows_the_conference_that_comes_next(site, index, client):
    held(index, "Past", days_from_now=-1)
    held(index, "Later", days_from_now=9)
    held(index, "Secret", days_from_now=2, live=False)
    soon = held(index, "Soon", days_from_now=3)

    html = client.get("/en/").content.decode()

    assert next_conference(site.home) == soon
    assert "Soon" in html
    assert "Later" not in html


def test_without_a_conference_to_come_the_home_page_speaks_of_none(site, index, client):
    held(index, "Past", days_from_now=-1)

    assert next_conference(site.home) is None
    assert "Next conference" not in client.get("/en/").content.decode()
