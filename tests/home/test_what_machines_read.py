"""What machines read of many pages at once: maps, feeds, facts and languages, as programs of others parse them."""

import datetime
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import extruct
import lxml.html
import pytest
from django.utils import timezone

from home.models import CallPage, LibraryPage, NewsPage
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import (
    CallIndexPageFactory,
    CallPageFactory,
    ConferenceIndexPageFactory,
    ConferencePageFactory,
    LibraryIndexPageFactory,
    LibraryPageFactory,
    NewsPageFactory,
    PressIndexPageFactory,
    PressReleasePageFactory,
)
from tests.factories.people import LanguageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "{http://www.w3.org/2005/Atom}"
#: What each kind must say, by https://schema.org and what search engines ask for; a day, an address, or anything.
REQUIRED: dict[str, dict[str, str]] = {
    "NewsArticle": {
        "headline": "", "datePublished": "day", "image": "", "author": "", "publisher": "",
        "mainEntityOfPage": "address", "inLanguage": "",
    },
    "Event": {
        "name": "", "startDate": "day", "endDate": "day", "location": "", "eventStatus": "address", "organizer": "",
        "eventAttendanceMode": "address", "url": "address",
    },
    "Report": {"name": "", "datePublished": "year", "publisher": "", "url": "address"},
    "JobPosting": {
        "title": "", "description": "", "datePosted": "day", "validThrough": "day", "hiringOrganization": "",
        "jobLocation": "", "directApply": "", "employmentType": "",
    },
    "Organization": {"name": "", "url": "address", "logo": "address"},
    "WebSite": {"name": "", "url": "address", "potentialAction": ""},
    "BreadcrumbList": {"itemListElement": ""},
    "CreativeWork": {"name": "", "genre": "", "datePublished": "day", "url": "address", "publisher": ""},
}  # fmt: skip
#: Of each kind, so many for each of ten: signs that end an element, a text or a script are in their titles.
TITLES = ["Plain", "“Quoted” & <b>bold</b>", "</script><script>alert(1)</script>", "]]> & 'odd'", "Ünïversität ya Dar"]


def build(site, number: int) -> None:
    """`number` things of each of ten: news, releases, calls, conferences and publications in two languages, and
    assignments."""
    LanguageFactory()
    places = {
        NewsPageFactory: site.news,
        PressReleasePageFactory: PressIndexPageFactory(parent=site.home),
        CallPageFactory: CallIndexPageFactory(parent=site.home),
        ConferencePageFactory: ConferenceIndexPageFactory(parent=site.home),
        LibraryPageFactory: LibraryIndexPageFactory(parent=site.home),
    }
    for factory, parent in places.items():
        for each in range(number):
            title = f"{TITLES[each % len(TITLES)]} {each}"
            page = factory(parent=parent, title=title, slug=f"p{each}", first_published_at=timezone.now())
            _in_kiswahili(page, site, each)
    for each in range(number):
        AssignmentFactory(title_en=f"{TITLES[each % len(TITLES)]} {each}", reference=f"TZ-2026-9{each:03}")


def _in_kiswahili(page, site, each: int) -> None:
    """Every second one has a version by hand; the other half is in English alone."""
    if each % 2:
        return
    other = page.copy_for_translation(site.swahili, copy_parents=True)
    other.title = f"{page.title} sw"
    other.save_revision().publish()


def addresses_of(client) -> dict[str, dict[str, str]]:
    """Each address of every map that the index names, with its (language → address)."""
    found: dict[str, dict[str, str]] = {}
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    for place in index.iter(f"{MAP}loc"):
        for url in ElementTree.fromstring(client.get(place.text).content).findall(f"{MAP}url"):
            pairs = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
            assert url.findtext(f"{MAP}loc") not in found, "named twice"
            found[url.findtext(f"{MAP}loc")] = pairs
    return found


def check_languages(found: dict[str, dict[str, str]]) -> None:
    """Every pair is absolute, and the other side names it back in the same words."""
    for address, pairs in found.items():
        for other in pairs.values():
            assert other.startswith("http://testserver/")
            assert found[other] == pairs, f"{address} and {other} do not name each other"
        assert not pairs or address in pairs.values()


def check_page(client, address: str, pairs: dict[str, str]) -> set[str]:
    """The head says what the map says; every fact has what its kind needs. Returns the kinds."""
    html = client.get(address).content
    head = lxml.html.document_fromstring(html).head
    linked = head.xpath("link[@rel='alternate'][@hreflang]")
    assert {link.get("hreflang"): link.get("href") for link in linked} == pairs, address
    assert head.xpath("link[@rel='canonical']/@href") == [address]
    things = extruct.extract(html, base_url=address, syntaxes=["json-ld"], errors="strict")["json-ld"]
    for thing in things:
        check_thing(thing, address)
    return {thing["@type"] for thing in things}


def check_thing(thing: dict, address: str) -> None:
    assert thing["@context"] == "https://schema.org"
    assert "baseSalary" not in thing
    for name, kind in REQUIRED[thing["@type"]].items():
        value = thing.get(name)
        assert value not in (None, "", [], {}), f"{address}: {thing['@type']} has no {name}"
        if kind == "day":
            datetime.datetime.fromisoformat(value)
        elif kind == "year":
            assert 1900 < int(str(value)[:4]) < 2100
        elif kind == "address":
            assert value.startswith(("http://testserver/", "https://schema.org/")) or value == "http://testserver"


def feeds(client) -> Iterator[tuple[str, ElementTree.Element]]:
    for code in ("en", "sw"):
        for name in ("news", "press", "calls", "conferences", "library", "assignments"):
            for form in ("", "atom/"):
                address = f"/{code}/feeds/{name}/{form}"
                yield address, ElementTree.fromstring(client.get(address).content)


def check_feed(address: str, root: ElementTree.Element, known: set[str]) -> None:
    """Each item leads to a page that the maps name, the newest first, with an identity of its own."""
    is_atom = address.endswith("atom/")
    entries = list(root.iter(f"{ATOM}entry" if is_atom else "item"))
    link = (lambda each: each.find(f"{ATOM}link").get("href")) if is_atom else (lambda each: each.findtext("link"))
    links, ids = (
        [link(each) for each in entries],
        [each.findtext(f"{ATOM}id" if is_atom else "guid") for each in entries],
    )
    assert entries, address
    assert set(links) <= known, address
    assert len(set(ids)) == len(ids)
    if is_atom:
        days = [datetime.datetime.fromisoformat(each.findtext(f"{ATOM}published")) for each in entries]
        assert days == sorted(days, reverse=True), address
        assert root.findtext(f"{ATOM}updated")


def check_all(site, client, number: int) -> int:
    build(site, number)
    found = addresses_of(client)
    check_languages(found)
    kinds = set().union(*(check_page(client, address, pairs) for address, pairs in found.items()))
    assert {"NewsArticle", "Event", "Report", "JobPosting", "Organization", "BreadcrumbList"} <= kinds
    for address, root in feeds(client):
        check_feed(address, root, set(found))
    return len(found)


def test_machines_understand_some_of_each_kind(site, client):
    assert check_all(site, client, 2) >= 20


@pytest.mark.whole
def test_machines_understand_a_thousand(site, client):
    print(f"{check_all(site, client, 100)} addresses in maps, each read; 24 feeds")
    assert NewsPage.objects.count() + CallPage.objects.count() + LibraryPage.objects.count() >= 300


def test_what_is_in_another_language_says_so_to_machines_too(client, site):
    LanguageFactory()
    swahili = AssignmentFactory(
        title_en="", title_sw="Kufundisha wauguzi", objective_en="", objective_sw="Wauguzi wanajiamini."
    )
    english = AssignmentFactory(title_en="Train nurses", title_sw="Kufundisha wakunga")

    pages = {made: client.get(f"/en/assignments/{made.reference}/").text for made in (swahili, english)}
    atom = ElementTree.fromstring(client.get("/en/feeds/assignments/atom/").content)
    rss = ElementTree.fromstring(client.get("/en/feeds/assignments/").content)

    posting = [
        thing for thing in extruct.extract(pages[swahili], syntaxes=["json-ld"])["json-ld"] if "inLanguage" in thing
    ]
    assert [thing["inLanguage"] for thing in posting] == ["sw"]
    assert lxml.html.fromstring(pages[swahili]).xpath("//meta[@name='description']/@lang") == ["sw"]
    assert lxml.html.fromstring(pages[english]).xpath("//meta[@name='description']/@lang") == []
    for root, item, title in ((atom, f"{ATOM}entry", f"{ATOM}title"), (rss, "item", "title")):
        languages = {each.findtext(title).split(" – ")[0]: each.get(XML_LANGUAGE) for each in root.iter(item)}
        assert languages == {"Kufundisha wauguzi": "sw", "Train nurses": None}
