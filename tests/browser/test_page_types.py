"""Each type of page that readers meet, in each language: valid HTML, light, without anything from outside."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import lxml.html
import pytest
import requests

from portal.staticfiles import squeezed

from ..servers import nu
from .page_types import SCREENS

MOST_TEXT, MOST, MOST_REQUESTS = 50 * 1024, 100 * 1024, 10
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def addresses(portal) -> list[str]:
    """`/sw/habari/` and so on: a page of each type and all screens, in each language in which it is."""
    pages = json.loads(portal.run("-m", "tests.browser.page_types"))
    full = [code for code in pages if code != "fr"]
    return [
        *(f"/{code}/{path}" for code, paths in pages.items() for path in paths),
        *(f"/{code}/{path}" for code in full for path in SCREENS),
    ]


@pytest.fixture(scope="module")
def pages(portal, addresses) -> dict[str, bytes]:
    with requests.Session() as session:
        answers = {address: session.get(portal.url + address, timeout=30) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}
    return {address: answer.content for address, answer in answers.items()}


@pytest.mark.nu
def test_every_type_of_page_is_valid_html(pages, tmp_path):
    names = {f"{number}.html": address for number, address in enumerate(pages)}
    for name, address in names.items():
        (tmp_path / name).write_bytes(pages[address])

    faults = nu.faults(tmp_path)

    assert [f"{names[fault.partition(':')[0]]} {fault}" for fault in faults] == []


@pytest.mark.nu
def test_the_checker_finds_what_is_wrong(tmp_path):
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=en><title>x</title><p><b>never closed</p>")

    assert "wrong.html" in nu.faults(tmp_path)[0]


def test_every_type_of_page_is_light_and_brings_nothing_from_outside(portal, pages):
    styles = len(brotli.compress(squeezed(_styles(portal, pages["/en/"])).encode(), quality=11))
    heavy = {}
    for address, content in pages.items():
        html = lxml.html.document_fromstring(content)
        text = len(brotli.compress(content, quality=5)) + styles + sum(map(_size(portal), _scripts(html)))
        seen = list(_pictures_before_scrolling(html))
        whole = text + sum(map(_size(portal), seen))
        outside = [place for place in _loaded(html) if place.startswith(("http:", "https:", "//"))]
        count = 1 + 1 + 1 + len(_scripts(html)) + len(seen)  # the page, its styles as production joins them, the icon
        if text > MOST_TEXT or whole > MOST or count > MOST_REQUESTS or outside:
            heavy[address] = (text, whole, count, outside)

    assert heavy == {}


def _styles(portal, content: bytes) -> str:
    places = lxml.html.document_fromstring(content).xpath("//link[@rel='stylesheet']/@href")
    return "\n".join(requests.get(portal.url + place, timeout=30).text for place in places)


def _scripts(html) -> list[str]:
    return html.xpath("//script/@src")


def _pictures_before_scrolling(html) -> Iterator[str]:
    """What a browser loads at once: the smallest size of a picture that is not lazy, as a telephone takes it."""
    for picture in html.xpath("//img[not(@loading='lazy')]"):
        sources = picture.xpath("ancestor::picture/source/@srcset")
        yield sources[0].split(",")[0].split()[0] if sources else picture.get("src")


def _loaded(html) -> list[str]:
    places = html.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
    return [*places, *html.xpath("//iframe/@src | //video/@src | //audio/@src | //embed/@src | //object/@data")]


def _size(portal):
    known: dict[str, int] = {}

    def size(place: str) -> int:
        if place not in known:
            content = requests.get(portal.url + place, timeout=30).content
            is_text = bool(re.search(r"\.(svg|js)(\?|$)", place))
            known[place] = len(brotli.compress(content, quality=5)) if is_text else len(content)
        return known[place]

    return size


@pytest.mark.whole
class TestAtEachWidth:
    @pytest.fixture(params=WIDTHS, ids=str)
    def screen(self, request):
        return {"width": request.param, "height": 800}

    def test_no_type_of_page_has_a_barrier(self, visitor, addresses):
        reader = visitor(javascript=True)

        for address in addresses:
            reader.open(address).has_no_barriers()


def test_the_jar_is_where_ci_puts_it():
    ci = (Path(__file__).parents[2] / ".ci" / "run").read_text()

    assert f"vnu-jar@{nu.VERSION}" in ci
