"""The style guide is complete, and what it shows is sound HTML."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import translation

from home.styleguide.samples import rendered_components
from portal.stylesheets import STYLESHEETS

pytestmark = pytest.mark.django_db


class Elements(HTMLParser):
    """Start tags with their attributes, in the order of the page."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]


@pytest.fixture(scope="module", params=["en", "sw"])
def page(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return Elements(Client().get(f"/{request.param}/styleguide/").content.decode())


def test_style_guide_shows_every_component():
    folder = settings.BASE_DIR / "templates" / "components"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}

    with translation.override("en"):
        shown = {component.name for component in rendered_components(RequestFactory().get("/"))}

    assert shown == there


@pytest.mark.parametrize("stylesheet", [name for name in STYLESHEETS if "/components/" in name])
def test_every_component_stylesheet_has_a_sample(page, stylesheet):
    styled = set(re.findall(r"\.([a-z][a-z_-]*)", (settings.BASE_DIR / "static" / stylesheet).read_text()))
    shown = {name for _, attrs in page.found for name in (attrs.get("class") or "").split()}

    assert styled & shown


def test_no_id_is_used_twice(page):
    ids = page.ids()

    assert sorted(set(ids)) == sorted(ids)


def test_every_reference_points_at_an_id_that_exists(page):
    ids = set(page.ids())
    references = {
        (tag, name, target)
        for tag, attrs in page.found
        for name in ("for", "aria-describedby", "aria-labelledby", "href")
        for target in (attrs.get(name) or "").split()
        if name != "href" or (target.startswith("#") and target != "#")
    }

    assert {
        (*reference[:2], target.lstrip("#")) for *reference, target in references if target.lstrip("#") not in ids
    } == set()


def test_no_style_or_script_stands_in_the_page(page):
    assert [tag for tag, attrs in page.found if tag in ("style", "script") or "style" in attrs] == []
    assert [name for _, attrs in page.found for name in attrs if name.startswith("on")] == []


def test_there_is_one_first_heading(page):
    assert [tag for tag, _ in page.found].count("h1") == 1
