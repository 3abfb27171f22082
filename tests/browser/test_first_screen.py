"""What a phone shows before anybody scrolls, and what folds there and stands open where there is room."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

LANGUAGES = ("en", "sw")
#: Cards that stand alone in their row and leave room at their side. The only card of a grid is left over by no other:
#: it is as wide as two, and wrong where it is as wide as the page.
LONELY = """() => [...document.querySelectorAll('main .grid, main .theme-list')].flatMap(grid => {
  const rows = Map.groupBy([...grid.children], card => Math.round(card.getBoundingClientRect().top));
  const onlyOne = grid.matches('.grid:not(.grid--small)') && grid.children.length === 1;
  const isWrong = card => onlyOne ? card.offsetWidth > 640 : card.offsetWidth < grid.clientWidth - 1;
  return [...rows.values()].filter(row => row.length === 1 && isWrong(row[0]))
    .map(row => row[0].textContent.trim());
})"""


def top_of(person, selector: str) -> float:
    return person.page.locator(selector).first.bounding_box()["y"]


class TestOnAPhone:
    @pytest.fixture
    def screen(self):
        return PHONE

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("search", ["", "?mode=on_site&mode=online&sector=health", "?q=wauguzi"])
    def test_the_first_assignment_found_begins_within_500_pixels(self, visitor, language, search):
        reader = visitor().open(f"/{language}/assignments/{search}")

        assert top_of(reader, "main .result a") <= 500

    def test_the_list_has_one_search_field_and_a_folded_filter_that_says_how_many_are_chosen(self, visitor):
        reader = visitor().open("/en/assignments/?mode=on_site&mode=online&sector=health")
        panel = reader.page.locator(".facets > details")

        expect(reader.page.locator("input[type=search]:visible")).to_have_count(1)
        expect(panel.locator("> summary")).to_have_text(re.compile("Filter and order 3 3 filters chosen"))
        expect(panel.locator("[name=sort]")).not_to_be_visible()
        panel.locator("> summary").click()
        expect(panel.locator("[name=sort]")).to_be_visible()

    def test_the_search_of_the_header_opens_in_its_own_room(self, visitor):
        reader = visitor().open("/en/about-us/")
        page, before = reader.page, top_of(reader, "h1")

        page.locator("header summary", has_text="Search").click()
        page.locator("#site-search").fill("seaweed")
        assert top_of(reader, "h1") > before
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search/?q=seaweed")

    def test_the_tabs_of_the_office_are_a_menu(self, staff):
        officer = staff("office").open("/en/office/people/")
        messages = officer.page.get_by_role("link", name="Messages", exact=True)

        expect(messages).not_to_be_visible()
        officer.page.get_by_text("Office menu: People").click()
        expect(messages).to_be_visible()

    def test_apply_comes_before_the_text_and_again_behind_it(self, visitor):
        reader = visitor().open("/en/assignments/")
        reader.page.locator("main .result a").first.click()

        first, second = (link.bounding_box()["y"] for link in reader.page.get_by_role("link", name="Apply").all())
        terms = reader.page.locator(".terms").bounding_box()
        assert first < terms["y"]
        assert second > terms["y"] + terms["height"]


def test_no_card_stands_alone_in_its_row(visitor):
    reader = visitor(javascript=True)
    lonely = {}
    for path in ("", "news/", "themes/", "conferences/", "take-part/", "data-and-resources/library/"):
        reader.open(f"/en/{path}")
        lonely[path] = reader.page.evaluate(LONELY)

    assert lonely == {path: [] for path in lonely}


class TestAtADesk:
    @pytest.fixture
    def screen(self):
        return {"width": 1280, "height": 800}

    def test_what_folds_on_a_phone_is_open_and_can_be_reached_by_keyboard(self, visitor, staff):
        reader = visitor().open("/en/assignments/")
        officer = staff("office").open("/en/office/")

        expect(reader.page.locator("#site-search")).to_be_visible()
        expect(reader.page.locator("[name=sort]")).to_be_visible()
        expect(officer.page.get_by_role("link", name="Messages", exact=True)).to_be_visible()
        expect(reader.page.locator(".unfolds > summary:visible")).to_have_count(0)
        reader.page.locator(".header__home").focus()
        reader.page.keyboard.press("Tab")
        expect(reader.page.locator("#site-search")).to_be_focused()

    def test_the_facts_and_apply_stand_next_to_the_text(self, visitor):
        reader = visitor().open("/en/assignments/")
        reader.page.locator("main .result a").first.click()

        text = reader.page.locator("#terms-work").bounding_box()
        for aside in (reader.page.locator("#facts"), reader.page.get_by_role("link", name="Apply", exact=True).first):
            box = aside.bounding_box()
            assert box["x"] > text["x"] + 400
            assert box["y"] < text["y"] + 400
