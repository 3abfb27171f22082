"""The tabs of the office: each noun adds its own, in one order, and a page belongs to one of them."""

import re

import pytest
from django.urls import get_resolver, reverse

from office.navigation import tabs
from tests.architecture.test_templates import names_of

pytestmark = pytest.mark.django_db


def test_the_tabs_stand_in_the_order_of_the_work(desk):
    page = desk.get(reverse("office:home")).text

    labels = [str(tab.label) for tab in tabs()]
    assert len({tab.order for tab in tabs()}) == len(labels)  # or two would stand as their modules were read
    assert labels == [
        "Start",
        "Assignments",
        "Programmes",
        "Applications",
        "Decisions",
        "Reviews",
        "Formalities",
        "Placements",
        "Safety",
        "People",
        "Institutions",
        "Questions",
        "Skills and words",
        "Outreach",
        "Events",
        "Messages",
        "Finance",
        "Accounts",
    ]
    for other in ("Events", "Finance"):  # the officer is in no team of an event and has nothing to do with money
        assert f">{other}</a>" not in page
    row, more = (re.findall(r'office-nav__link"[^>]*>([^<]+)<', part) for part in page.split("<summary>More</summary>"))
    assert row == [str(tab.label) for tab in tabs() if tab.is_daily]
    assert more == [label for label in labels if label not in {*row, "Events", "Finance"}]


def test_a_page_stands_under_one_tab_only_and_exists():
    named = [page for tab in tabs() for page in (tab.address, *tab.pages)]

    assert len(named) == len(set(named))
    known = names_of(get_resolver())
    for name in named:  # or all pages of a room
        assert any(page.startswith(name) for page in known) if name.endswith(":") else name in known, name


@pytest.mark.parametrize(("address", "label"), [("office:search", "Start"), ("office:labels", "Skills and words")])
def test_a_page_below_a_tab_marks_that_tab(desk, address, label):
    page = desk.get(reverse(address)).text

    assert f"<summary>Office menu: {label}</summary>" in page
    assert re.findall(r'office-nav__link" href="[^"]+" aria-current="page">([^<]+)<', page) == [label]
    assert label in page.split("<summary>More</summary>")[0]  # where one is, is never folded away
