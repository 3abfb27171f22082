"""An editor publishes a news item in English and in Kiswahili, in Wagtail, with its JavaScript, at a desk."""

import secrets

import pytest

from .conftest import DESKTOP


@pytest.fixture
def screen():
    """Editors work at a desk; what they publish is read on phones in the other tests."""
    return DESKTOP


def page_with(editor, **wanted) -> int:
    """The number of the page that the editor's own page chooser finds."""
    answer = editor.page.request.get(editor.portal.url + "/admin/api/main/pages/", params=wanted)
    return answer.json()["items"][0]["id"]


def translate(editor, original: str, translation: str) -> None:
    """Write one text next to its original and save it."""
    page = editor.page
    shown = page.locator("main").get_by_text(original, exact=True).last
    shown.locator("xpath=following::button[normalize-space()='Translate'][1]").click()
    page.locator("main textarea:visible").fill(translation)
    page.locator("main button:visible", has_text="Save").first.click()
    page.locator("main textarea:visible").wait_for(state="detached")


def test_a_moderator_publishes_a_news_item_in_both_languages(staff, visitor):
    editor, page = (person := staff("moderator", javascript=True)), person.page
    mark = secrets.token_hex(3)
    title, summary = f"Twelve nurses trained {mark}", "They care for newborns on their own."
    heading = f"Wauguzi kumi na wawili wamefunzwa {mark}"
    news = page_with(editor, slug="news")

    page.goto(f"{editor.portal.url}/admin/pages/add/home/newspage/{news}/")
    page.locator("#id_title").fill(title)
    page.locator("[name=summary]").fill(summary)
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("footer [name=action-publish]").click()
    page.wait_for_url(f"**/admin/pages/{news}/")
    number = page_with(editor, slug=f"twelve-nurses-trained-{mark}")
    page.goto(f"{editor.portal.url}/admin/localize/submit/page/{number}/")
    page.get_by_label("Kiswahili").check()
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url("**/edit/")
    translate(editor, title, heading)
    translate(editor, summary, "Sasa wanawahudumia vichanga wenyewe.")
    page.get_by_role("tab", name="Promote").click()
    translate(editor, f"twelve-nurses-trained-{mark}", f"wauguzi-wamefunzwa-{mark}")
    page.get_by_role("button", name="Publish in Kiswahili").click()
    page.wait_for_load_state("networkidle")

    reader = visitor().open(f"/en/news/twelve-nurses-trained-{mark}/")
    assert reader.heading() == title
    reader.page.get_by_role("link", name="Kiswahili").first.click()
    assert reader.heading() == heading
    assert reader.page.url.endswith(f"/wauguzi-wamefunzwa-{mark}/")
