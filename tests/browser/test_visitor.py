"""A visitor reads, searches and switches the language: no account, no JavaScript."""

import pytest
from playwright.sync_api import expect


def test_a_visitor_finds_an_assignment_and_reads_it_in_both_languages(visitor):
    reader = visitor()

    reader.open("/en/")
    reader.page.locator("main").get_by_role("link", name="All open assignments").click()
    reader.page.locator("main").get_by_role("searchbox").fill("wauguzi")
    reader.page.keyboard.press("Enter")
    reader.press("Train paediatric nurses at the bedside", role="link")
    assert reader.heading() == "Train paediatric nurses at the bedside"
    address = reader.page.url

    reader.page.get_by_role("link", name="Kiswahili").first.click()
    assert reader.page.url == address.replace("/en/", "/sw/")
    assert reader.heading() == "Kufundisha wauguzi wa watoto kando ya kitanda"


def test_a_text_that_exists_in_one_language_only_says_so(visitor):
    reader = visitor()

    reader.open("/en/assignments/?q=seaweed")
    reader.page.locator("main h2 a, main h3 a").first.click()

    expect(reader.page.locator("main [lang=sw]").first).to_be_visible()


def test_the_search_of_the_portal_finds_pages_and_assignments_and_takes_any_text(visitor):
    reader = visitor()

    reader.open("/en/search/?q=midwives")
    assert reader.page.locator("main a", has_text="Tutor midwives").count() == 0  # closed: only open ones are found
    reader.open("/en/search/?q=seaweed")
    assert reader.page.locator("main a", has_text="seaweed").count() >= 1
    reader.open("/en/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E ‏עברית 🧵")
    assert reader.page.locator("main script").count() == 0


def test_the_keyboard_alone_reaches_the_text(visitor):
    reader = visitor(javascript=True)

    reader.open("/en/")
    reader.page.keyboard.press("Tab")
    focused = reader.page.evaluate("document.activeElement.textContent.trim()")
    reader.page.keyboard.press("Enter")

    assert focused == "Skip to main content"
    assert reader.page.evaluate("location.hash") == "#main"


@pytest.mark.parametrize("path", ["/en/no-such-page/", "/sw/hakuna-ukurasa/"])
def test_a_missing_page_says_what_to_do_in_the_readers_language(visitor, path):
    reader = visitor()

    response = reader.page.goto(reader.portal.url + path)

    assert response.status == 404
    assert reader.page.locator("html").get_attribute("lang") == path[1:3]
    assert reader.page.locator("main a").count() >= 1
