"""What machines read: site map, robots, feed."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests.factories.matching import AssignmentFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_site_map_names_the_translations_and_no_draft(site, client):
    StandardPageFactory(parent=site.home, title="Draft", live=False)
    assignment = AssignmentFactory()
    AssignmentFactory(state="draft", reference="A-SECRET")

    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).findall(f"{MAP}url")
    found = {
        url.findtext(f"{MAP}loc"): sorted((link.get("hreflang"), link.get("href")) for link in url.findall(LINK))
        for url in urls
    }

    both = [("en", "http://testserver/en/news/"), ("sw", "http://testserver/sw/habari/")]
    assert set(found) == {
        *("http://testserver" + path for path in ("/en/", "/sw/", "/en/news/", "/sw/habari/")),
        f"http://testserver/en/assignments/{assignment.reference}/",
        f"http://testserver/sw/assignments/{assignment.reference}/",
    }
    assert found["http://testserver/en/news/"] == both


@pytest.mark.parametrize("rows", [1, 3])
def test_site_map_asks_the_same_at_any_length(site, client, rows, django_assert_num_queries):
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}")
    client.get("/sitemap.xml")

    with django_assert_num_queries(4):
        client.get("/sitemap.xml")


def test_robots_are_led_to_the_map_and_away_from_closed_rooms(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /sw/office/" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_holds_the_news_of_its_language(site, client, rows, django_assert_num_queries):
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}", slug=f"n{number}")
    NewsPageFactory(parent=site.news_sw, title="Habari moja", locale=site.swahili)
    NewsPageFactory(parent=site.news, title="Draft", live=False)
    client.get("/en/feeds/news/")

    with django_assert_num_queries(2):
        feed = ElementTree.fromstring(client.get("/en/feeds/news/").content)

    assert [item.findtext("title") for item in feed.iter("item")] == [f"News {n}" for n in reversed(range(rows))]
    assert feed.find(".//item/link").text == f"http://testserver/en/news/n{rows - 1}/"
