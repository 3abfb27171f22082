"""What machines ask a site for: maps, robots, security.txt."""

import datetime
import xml.etree.ElementTree as ElementTree

import pytest
from django.utils import timezone

from tests.factories.matching import AssignmentFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def urls_of(answer) -> dict[str, list[tuple[str, str]]]:
    """Each address of a map with its (language, address) in every language."""
    return {
        url.findtext(f"{MAP}loc"): [(link.get("hreflang"), link.get("href")) for link in url.findall(LINK)]
        for url in ElementTree.fromstring(answer.content).findall(f"{MAP}url")
    }


def test_there_is_a_map_for_each_kind_and_language(site, client):
    maps = ElementTree.fromstring(client.get("/sitemap.xml").content).findall(f"{MAP}sitemap/{MAP}loc")

    assert [place.text for place in maps] == [
        f"http://testserver/sitemap-{kind}-{code}.xml"
        for kind in ("pages", "assignments", "appeals", "newsletters")
        for code in ("en", "sw")
    ]
    assert all(client.get(place.text).status_code == 200 for place in maps)
    assert client.get("/sitemap-nothing-en.xml").status_code == 404


def test_a_map_names_the_translations_and_no_draft(site, client):
    StandardPageFactory(parent=site.home, title="Draft", live=False)

    found = urls_of(client.get("/sitemap-pages-sw.xml"))

    english, swahili = "http://testserver/en/news/", "http://testserver/sw/habari/"
    assert set(found) == {"http://testserver/sw/", swahili}
    assert found[swahili] == [("en", english), ("sw", swahili), ("x-default", english)]


def test_assignments_that_anybody_may_read_have_a_map(client):
    assignment = AssignmentFactory()
    AssignmentFactory(state="draft", reference="A-SECRET")

    found = urls_of(client.get("/sitemap-assignments-en.xml"))

    english, swahili = (f"http://testserver/{code}/assignments/{assignment.reference}/" for code in ("en", "sw"))
    assert found == {english: [("en", english), ("sw", swahili), ("x-default", english)]}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("kind", ["pages", "assignments"])
def test_a_map_asks_the_same_at_any_length(site, client, kind, rows, django_assert_num_queries):
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}")
        AssignmentFactory()
    client.get(f"/sitemap-{kind}-en.xml")

    with django_assert_num_queries(2):
        client.get(f"/sitemap-{kind}-en.xml")


def test_robots_are_led_to_the_map_and_away_from_closed_rooms(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /sw/office/" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_a_finder_of_a_hole_is_told_where_to_report_it(client):
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())

    assert lines["Contact"].startswith("http://testserver/")
    assert datetime.timedelta(days=30) < datetime.datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
