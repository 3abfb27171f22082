"""Feeds: the newest of each kind in the reader's language, as RSS and as Atom."""

import datetime
import xml.etree.ElementTree as ElementTree

import lxml.html
import pytest

from tests.factories.matching import AssignmentFactory
from tests.factories.pages import LibraryIndexPageFactory, LibraryPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(answer) -> list[str]:
    root = ElementTree.fromstring(answer.content)
    return [item.findtext("title") for item in root.iter("item")] or [
        entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_feed_of_news_holds_the_news_of_its_language(site, client, rows, django_assert_num_queries):
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}", slug=f"n{number}")
    NewsPageFactory(parent=site.news_sw, title="Habari moja", locale=site.swahili)
    NewsPageFactory(parent=site.news, title="Draft", live=False)
    client.get("/en/feeds/news/")

    with django_assert_num_queries(2):
        answer = client.get("/en/feeds/news/")

    assert titles(answer) == [f"News {n}" for n in reversed(range(rows))]
    link = ElementTree.fromstring(answer.content).find(".//item/link")
    assert link.text == f"http://testserver/en/news/n{rows - 1}/"
    assert titles(client.get("/sw/feeds/news/")) == ["Habari moja"]


def test_an_item_of_news_carries_its_own_day(site, client):
    NewsPageFactory(parent=site.news, date=datetime.date(2014, 8, 14))

    entry = ElementTree.fromstring(client.get("/en/feeds/news/atom/").content).find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}published").startswith("2014-08-14")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_feed_of_assignments_holds_those_that_are_open(client, rows, django_assert_num_queries):
    for number in range(rows):
        AssignmentFactory(title_en=f"Trainer {number}", title_sw=f"Mkufunzi {number}")
    AssignmentFactory(state="closed")
    client.get("/sw/feeds/assignments/")

    with django_assert_num_queries(2):
        answer = client.get("/sw/feeds/assignments/")

    assert sorted(title.partition(" – ")[0] for title in titles(answer)) == [f"Mkufunzi {n}" for n in range(rows)]


@pytest.mark.parametrize("form", ["", "atom/"])
def test_new_publications_have_a_feed(site, client, form):
    LibraryPageFactory(parent=LibraryIndexPageFactory(parent=site.home), title="Study")

    assert titles(client.get(f"/en/feeds/library/{form}")) == ["Study"]
    assert titles(client.get(f"/en/feeds/conferences/{form}")) == []


@pytest.mark.parametrize(("address", "name"), [("/en/news/", "news"), ("/en/assignments/", "assignments")])
def test_a_list_names_its_feeds(site, client, address, name):
    head = lxml.html.document_fromstring(client.get(address).content).head

    feeds = [link.get("href") for link in head.xpath("link[@rel='alternate'][@type]")]

    assert feeds == [f"/en/feeds/{name}/atom/", f"/en/feeds/{name}/"]
    assert all(client.get(feed).status_code == 200 for feed in feeds)


@pytest.mark.parametrize("form", ["", "atom/"])
def test_a_sign_that_xml_cannot_carry_ends_no_feed(site, client, form):
    """As they come along when a text is copied from a PDF."""
    AssignmentFactory(title_en="Trainer", objective_en="Teach \x02nurses")
    NewsPageFactory(parent=site.news, title="Border\x1b posts", summary="Open\x0b today", slug="posts")

    assert client.get(f"/en/feeds/assignments/{form}").status_code == 200
    assert titles(client.get(f"/en/feeds/news/{form}")) == ["Border posts"]
