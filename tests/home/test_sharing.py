"""What search engines and messengers are told about a public address."""

import io
import json
import re

import lxml.html
import pytest
from PIL import Image

from home.patterns.titles import picture_path
from tests.factories.contributions import AppealFactory
from tests.factories.demonstration.newsletters import build_newsletters
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import (
    ConferenceIndexPageFactory,
    ConferencePageFactory,
    LibraryIndexPageFactory,
    LibraryPageFactory,
    NewsPageFactory,
)

pytestmark = pytest.mark.django_db
#: What readers of https://schema.org ask of each kind.
REQUIRED = {
    "NewsArticle": {"headline", "datePublished", "image", "author", "publisher"},
    "Event": {"name", "startDate", "location", "eventStatus", "organizer"},
    "Report": {"name", "datePublished", "publisher", "url"},
    "JobPosting": {"title", "description", "datePosted", "validThrough", "hiringOrganization", "jobLocation"},
    "Organization": {"name", "url", "logo"},
    "WebSite": {"name", "url", "potentialAction"},
    "BreadcrumbList": {"itemListElement"},
}


def head(client, address: str):
    return lxml.html.document_fromstring(client.get(address).content).head


def facts(client, address: str) -> dict[str, dict]:
    """The things that the page tells about, by kind, each with what its kind needs."""
    (script,) = head(client, address).xpath("script[@type='application/ld+json']")
    things = {thing["@type"]: thing for thing in json.loads(script.text)}
    for kind, thing in things.items():
        assert REQUIRED[kind] <= set(thing), kind
    return things


def told(client, address: str) -> dict[str, str]:
    return {
        meta.get("property") or meta.get("name"): meta.get("content") for meta in head(client, address).xpath("meta")
    }


@pytest.fixture
def addresses(site) -> dict[str, str]:
    """A public address of each kind of thing."""
    conferences = ConferenceIndexPageFactory(parent=site.home)
    library = LibraryIndexPageFactory(parent=site.home)
    return {
        "WebSite": "/en/",
        "NewsArticle": NewsPageFactory(parent=site.news, title="</script> & “news”", slug="facts").url,
        "Event": ConferencePageFactory(parent=conferences).url,
        "Report": LibraryPageFactory(parent=library).url,
        "JobPosting": f"/en/assignments/{AssignmentFactory().reference}/",
    }


def test_each_kind_of_page_tells_what_it_is_about(client, addresses):
    for kind, address in addresses.items():
        assert kind in facts(client, address)
        assert ("BreadcrumbList" in facts(client, address)) == (address != "/en/")


def test_a_title_cannot_end_the_facts(client, addresses):
    assert facts(client, addresses["NewsArticle"])["NewsArticle"]["headline"] == "</script> & “news”"


def test_every_public_address_has_a_description_and_one_canonical_address(client, addresses):
    for address in [*addresses.values(), "/en/assignments/?q=nurse", "/en/news/?year=2014"]:
        meta = told(client, address)
        (canonical,) = head(client, address).xpath("link[@rel='canonical']/@href")
        assert meta["description"], address
        assert canonical == meta["og:url"] == "http://testserver" + address.partition("?")[0]


def test_what_apps_add_to_the_maps_can_be_shared_in_both_languages(client, site):
    AppealFactory(slug="books")
    build_newsletters()
    index = client.get("/sitemap.xml").content.decode()

    found = []
    for map_address in re.findall(r"<loc>http://testserver(/sitemap-(?!pages|assignments)\S+?)</loc>", index):
        found += re.findall(r"<loc>http://testserver(\S+?)</loc>", client.get(map_address).content.decode())

    assert {address.split("/")[2] for address in found} == {"contribute", "newsletters"}
    for address in [*found, "/sw/contribute/", "/sw/newsletters/"]:
        assert told(client, address)["og:url"] == f"http://testserver{address}"
        assert told(client, address)["og:title"]


def test_an_address_by_another_name_is_said_under_the_portals_own(client, addresses, settings):
    settings.ALLOWED_HOSTS = ["*"]
    answer = client.get(addresses["JobPosting"], headers={"host": "elsewhere.example"})

    assert "elsewhere.example" not in lxml.html.tostring(lxml.html.document_fromstring(answer.content).head).decode()


def test_an_assignment_is_a_job_only_while_it_takes_applications(client):
    assignment = AssignmentFactory()
    address = f"/en/assignments/{assignment.reference}/"
    before = facts(client, address)

    type(assignment).objects.filter(pk=assignment.pk).update(state="closed")

    assert "baseSalary" not in before["JobPosting"]
    assert set(facts(client, address)) == {"BreadcrumbList"}


def test_languages_name_each_other_with_one_for_readers_of_neither(site, client):
    def pairs(address):
        links = head(client, address).xpath("link[@rel='alternate'][@hreflang]")
        return [(link.get("hreflang"), link.get("href")) for link in links]

    english, swahili = "http://testserver/en/news/", "http://testserver/sw/habari/"
    assert pairs("/en/news/?year=2014") == [("en", english), ("sw", swahili), ("x-default", english)]
    assert pairs("/sw/habari/") == pairs("/en/news/")


def test_messengers_get_a_picture_with_the_title_and_nobody_elses_words(client, addresses):
    address = told(client, addresses["NewsArticle"])["og:image"]

    answer = client.get(address)

    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert "immutable" in answer["Cache-Control"]
    assert client.get(picture_path("Pay here")[:-12] + "forged00.png").status_code == 404
    assert told(client, addresses["NewsArticle"])["og:image"] == address


@pytest.mark.parametrize("title", ["", "A", "Maombi " * 60, "x" * 300, "Ünïversität ya Dar es Salaam"])
def test_any_title_makes_a_picture(client, title):
    answer = client.get(picture_path(title))

    assert answer.status_code == 200
    assert len(answer.content) < 60_000


def test_a_page_is_shared_by_plain_links_and_a_short_address(client, addresses):
    page = lxml.html.document_fromstring(client.get(addresses["JobPosting"]).content)
    ways = page.xpath("//section[@class='share']//a/@href")
    short = ways[-1]

    assert [way.split("?")[0] for way in ways[:2]] == ["https://wa.me/", "mailto:"]
    assert client.get(short, headers={"accept-language": "sw"}).url == addresses["JobPosting"].replace("/en/", "/sw/")
    assert [client.get(path, follow=True).status_code for path in ("/n/999999/", "/a/A-SECRET/")] == [404, 404]


def test_a_short_address_leads_to_the_page_and_never_to_a_draft(site, client):
    news = NewsPageFactory(parent=site.news)
    draft = NewsPageFactory(parent=site.news, live=False)

    assert client.get(f"/n/{news.pk}/").url == news.url
    assert client.get(f"/n/{draft.pk}/", follow=True).status_code == 404
