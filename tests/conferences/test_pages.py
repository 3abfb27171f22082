"""What readers see of conferences."""

import datetime

import pytest
from django.utils import timezone

from conferences.templatetags.conferences import next_conference
from tests.factories.events import EventFactory, EventPartnerFactory, VenueFactory
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


def test_a_page_tells_who_holds_the_event_who_gives_money_who_shows_something_and_its_series(index, client):
    page, earlier = held(index, "Next", days_from_now=5), held(index, "Earlier", days_from_now=-400)
    first = EventFactory(title_en="Diaspora 2025", page_key=earlier.translation_key)
    event = EventFactory(
        page_key=page.translation_key,
        organisers_en="The office",
        contact_email="us@example.org",
        conduct_en="Ask before you take a picture.",
        edition_of=first,
    )
    later, draft = (
        EventFactory(edition_of=event, title_en="Diaspora 2029"),
        EventFactory(edition_of=event, state="draft"),
    )
    VenueFactory(event=event, name_en="Conference centre", address="Sokoine Drive")
    for name, level, stand in (
        ("Bank", "Gold", ""),
        ("Ferry", "Silver", ""),
        ("Mill", "Gold", "A2"),
        ("Clinic", "", "A1"),
    ):
        EventPartnerFactory(event=event, name=name, level_en=level, stand=stand, address="https://partner.example/")

    html = client.get(page.url).text

    told = ("The office", "us@example.org", "Ask before", "Conference centre", "Sokoine Drive", earlier.url, str(later))
    assert [text for text in told if text not in html] == []
    assert str(draft) not in html
    order = ["Gold", "Bank", "Mill", "Silver", "Ferry", "At the stands", "Clinic", "Stand A1", "Mill", "Stand A2"]
    section = html[html.index('id="partners"') :]
    places = []
    for text in order:
        places.append(section.index(text, places[-1] if places else 0))
    assert places == sorted(places)


def test_a_page_and_the_lists_follow_the_days_of_the_event_and_say_when_it_is_off(site, index, client):
    page, other = held(index, "Moved", days_from_now=5), held(index, "Other", days_from_now=9)
    today = timezone.localdate()
    later = today + datetime.timedelta(days=20)
    event = EventFactory(page_key=page.translation_key, starts_on=later, place_en="Mwanza")
    first = next_conference(site.home)
    listed = client.get("/en/conferences/").context["coming"]
    type(event).objects.update(starts_on=today - datetime.timedelta(days=3), ends_on=today - datetime.timedelta(days=1))

    over = client.get("/en/conferences/").context["past"]
    type(event).objects.update(starts_on=later, ends_on=later, state="cancelled")
    off = client.get(page.url).text
    list_, home = client.get("/en/conferences/").text, client.get("/en/").text
    type(other).objects.filter(pk=other.pk).update(live=False)

    assert (first, next_conference(site.home)) == (other, None)
    assert (list_.count("This event is cancelled"), home.count("This event is cancelled")) == (1, 0)
    assert [row.title for row in listed] == ["Other", "Moved"]
    assert [row.title for row in over] == ["Moved"]
    assert "EventCancelled" in off
    assert '"addressLocality": "Mwanza"' in off or '"addressLocality":"Mwanza"' in off
    assert f'"startDate": "{later.isoformat()}"' in off or f'"startDate":"{later.isoformat()}"' in off
