"""Announcements, calls and tenders: their state follows the clock, open ones are first."""

import datetime
import json
import re

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.enums import CallState
from home.models import CallPage
from tests.factories.pages import CallIndexPageFactory, CallPageFactory

from .test_feeds import titles as in_feed

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(site):
    return CallIndexPageFactory(parent=site.home, slug="calls")


def closing(**away) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(**away)


def titles(fragment) -> list[str]:
    return [link.text_content() for link in fragment.xpath(".//*[@class='card__title']/a")]


@pytest.mark.parametrize(
    ("away", "state"),
    [
        ({"days": 8}, CallState.OPEN),
        ({"days": 6}, CallState.CLOSING_SOON),
        ({"minutes": 2}, CallState.CLOSING_SOON),
        ({"seconds": -1}, CallState.CLOSED),
    ],
)
def test_the_state_is_what_the_clock_says(away, state):
    assert CallPage(closes_at=closing(**away)).state == state


def test_without_an_hour_it_stays_open():
    assert CallPage(closes_at=None, kind="announcement").state == CallState.OPEN


@pytest.mark.parametrize(("outcome", "days"), [(CallState.AWARDED, -9), (CallState.CANCELLED, 9)])
def test_what_was_decided_counts_more_than_the_clock(outcome, days):
    assert CallPage(closes_at=closing(days=days), outcome=outcome.value).state == outcome


@pytest.mark.parametrize("rows", [1, 3])
def test_open_ones_are_first_and_past_ones_folded(calls, client, rows, django_assert_num_queries):
    for number in range(rows):
        CallPageFactory(parent=calls, title=f"Later {number}", closes_at=closing(days=20 + number))
        CallPageFactory(parent=calls, title=f"Past {number}", closes_at=closing(days=-20 - number))
    CallPageFactory(parent=calls, title="Never closes", closes_at=None, kind="announcement")
    CallPageFactory(parent=calls, title="Next", closes_at=closing(days=1))
    CallPageFactory(parent=calls, title="Cancelled", closes_at=closing(days=2), outcome="cancelled", outcome_note="a")
    CallPageFactory(parent=calls, title="Draft", live=False)
    client.get("/en/calls/")

    with django_assert_num_queries(10):
        answer = client.get("/en/calls/")

    main = lxml.html.document_fromstring(answer.content).xpath("//main")[0]
    [folded] = main.xpath("details")
    assert titles(folded) == ["Cancelled", *(f"Past {number}" for number in range(rows))]
    assert "open" not in folded.attrib
    main.remove(folded)
    assert titles(main) == ["Next", *(f"Later {number}" for number in range(rows)), "Never closes"]


def test_a_call_says_its_hours_in_dar_es_salaam_and_its_number(calls, client):
    hour = datetime.datetime(2027, 2, 5, 13, 0, tzinfo=datetime.UTC)
    page = CallPageFactory(parent=calls, reference="TDP/2027/03", closes_at=hour, questions_until=hour, title="Call")

    answer = client.get(page.url)

    facts = lxml.html.document_fromstring(answer.content).xpath("//dl[@class='page-facts']/div")
    assert [" ".join(fact.text_content().split()) for fact in facts] == [
        "Reference numberTDP/2027/03",
        "Closes5 February 2027, 16:00, Dar es Salaam time",
        "Questions until5 February 2027, 16:00, Dar es Salaam time",
    ]


def test_whoever_asks_too_late_is_offered_no_question(calls, client):
    early = CallPageFactory(parent=calls, title="Early", questions_until=closing(days=2))
    late = CallPageFactory(parent=calls, title="Late", questions_until=closing(hours=-1))

    assert b"Ask a question" in client.get(early.url).content
    assert b"Ask a question" not in client.get(late.url).content


def test_machines_are_told_until_when_it_is_of_use(calls, client):
    page = CallPageFactory(parent=calls, reference="TDP/1", closes_at=closing(days=-1), title="Over")

    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(page.url).content.decode())

    facts = json.loads(script)[0]
    assert (facts["identifier"], facts["creativeWorkStatus"]) == ("TDP/1", "Closed")
    assert facts["expires"].endswith("+03:00")


def test_what_was_decided_is_said_with_its_reason(calls, client):
    page = CallPageFactory(parent=calls, title="Call", outcome="cancelled", outcome_note="The budget was cut.")

    text = lxml.html.document_fromstring(client.get(page.url).content).xpath("//main")[0].text_content()

    assert "The budget was cut." in text
    assert "Cancelled" in text


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"closes_at": None, "kind": "tender"}, {"closes_at"}),
        ({"closes_at": datetime.datetime(202, 1, 1, tzinfo=datetime.UTC)}, {"closes_at"}),
        ({"questions_until": datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC)}, {"questions_until"}),
        ({"outcome": "awarded"}, {"outcome_note"}),
        ({"reference": "tdp/2026/1"}, {"reference"}),
        ({"closes_at": None, "kind": "announcement"}, set()),
    ],
)
def test_a_call_that_cannot_be_is_refused_field_by_field(calls, values, wrong):
    CallPageFactory(parent=calls, title="Other", reference="TDP/2026/1")
    page = CallPageFactory.build(title="a", slug="a", **values)

    try:
        page.clean()
        refused = set()
    except ValidationError as error:
        refused = set(error.message_dict)

    assert refused == wrong


def test_questions_never_end_after_the_call(calls):
    with pytest.raises(ValidationError):
        CallPageFactory(parent=calls, questions_until=closing(days=31))


def test_calls_have_a_feed_that_says_the_hour(calls, client):
    CallPageFactory(parent=calls, title="Call")
    CallPageFactory(parent=calls, title="Draft", live=False)

    feed = client.get("/en/feeds/calls/atom/")

    assert in_feed(feed) == ["Call"]
    assert "Dar es Salaam time" in feed.content.decode()


def test_an_announcement_without_an_hour_is_not_called_open(calls, client):
    CallPageFactory(parent=calls, title="New hours", slug="hours", kind="announcement", closes_at=None)
    CallPageFactory(parent=calls, title="Third round", slug="round")

    assert _tags(client, "/en/calls/") == ["Open"]
    assert _tags(client, "/en/calls/hours/") == []


def _tags(client, address: str) -> list[str]:
    page = lxml.html.document_fromstring(client.get(address).content)
    return [tag.text_content().strip() for tag in page.xpath("//main//*[contains(@class, 'tag')]")]
