"""A week of the newsroom in the browser: from a draft with a picture to a page that is withdrawn, each step by whose
it is, in Wagtail with its JavaScript; readers look on without."""

import secrets
from dataclasses import dataclass

import pytest

from .conftest import DESKTOP, Visitor
from .test_editor import page_with, translate

pytestmark = pytest.mark.whole
TEXTS = {
    "They care for newborns on their own.": "Sasa wanawahudumia vichanga wenyewe.",
    "A nurse at a cot": "Muuguzi karibu na kitanda cha mtoto",
    "The ward in Moshi": "Wodi ya Moshi",
}
OUT_OF_DATE = "Out of date"
PUBLISH, SMALL_CHANGE = "[name=action-publish]:not([value=small])", "[name=action-publish][value=small]"


@pytest.fixture
def screen():
    return DESKTOP


@dataclass
class Item:
    """The news item of this week."""

    mark: str
    number: int = 0
    translation: int = 0

    @property
    def title(self) -> str:
        return f"Nurses trained {self.mark}"

    @property
    def addresses(self) -> tuple[str, str]:
        return f"/en/news/nurses-trained-{self.mark}/", f"/sw/habari/wauguzi-{self.mark}/"


def edit(person: Visitor, number: int) -> None:
    person.page.goto(f"{person.portal.url}/admin/pages/{number}/edit/")


def more(person: Visitor, button: str) -> None:
    """A button of the menu at the foot of the editor."""
    person.page.locator("footer .w-dropdown__toggle").last.click()
    with person.page.expect_navigation(wait_until="load"):
        person.page.locator(f"footer {button}").click()


def schedule(person: Visitor, day: str) -> None:
    page = person.page
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").click()
    page.locator("#id_go_live_at").fill(day)
    # The calendar of the field lies over the button: it is pressed as by its key.
    with page.expect_navigation(wait_until="load"):
        page.locator("#schedule-publishing-dialog [type=submit]").dispatch_event("click")


def writes(editor: Visitor, item: Item) -> None:
    """A draft with a picture of which everything is said, for the year 2099, handed in."""
    page = editor.page
    page.goto(f"{editor.portal.url}/admin/pages/add/home/newspage/{page_with(editor, slug='news')}/")
    page.locator("#id_title").fill(item.title)
    original, *about_the_picture = TEXTS
    page.locator("[name=summary]").fill(original)
    page.get_by_role("button", name="Choose an image").first.click()
    page.locator(".modal a.image-choice, .modal [data-chooser-modal-choice]").first.click()
    page.locator(".modal").wait_for(state="detached")
    for name, text in zip(("lead_alt", "lead_caption"), about_the_picture, strict=True):
        page.locator(f"#id_{name}").fill(text)
    page.locator("#id_lead_credit").fill("Programme Office")
    schedule(editor, "2099-01-01 10:00")
    item.number = page_with(editor, slug=f"nurses-trained-{item.mark}")
    edit(editor, item.number)
    more(editor, "[name=action-submit]")


def approves(moderator: Visitor, item: Item) -> None:
    edit(moderator, item.number)
    more(moderator, "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")


def brings_forward(moderator: Visitor, item: Item) -> None:
    """What waits for its hour is locked: first that is taken back, then the hour."""
    edit(moderator, item.number)
    with moderator.page.expect_navigation(wait_until="load"):
        moderator.page.get_by_text("Cancel scheduled publish").click()
    edit(moderator, item.number)
    schedule(moderator, "")
    edit(moderator, item.number)
    more(moderator, PUBLISH)


def changes(moderator: Visitor, item: Item, summary: str, button: str) -> None:
    edit(moderator, item.number)
    moderator.page.locator("[name=summary]").fill(summary)
    more(moderator, button)


def asks_for_a_translation(editor: Visitor, item: Item) -> None:
    editor.open(f"/en/translations/ask/page/{item.number}/sw/").press("Ask")


def translates(translator: Visitor, item: Item) -> None:
    """Begun from the list of what is asked for, every text written, handed in."""
    page = translator.page
    with page.expect_navigation(wait_until="load"):
        translator.open("/en/translations/").press(f"{item.title}: Begin the translation")
    item.translation = int(page.url.split("/")[-3])
    for original, translation in {item.title: f"Wauguzi wamefunzwa {item.mark}", **TEXTS}.items():
        translate(translator, original, translation)
    page.get_by_role("tab", name="Promote").click()
    translate(translator, f"nurses-trained-{item.mark}", f"wauguzi-{item.mark}")
    page.locator("#review [value=submit]").click()
    page.wait_for_load_state()


def approves_translation(moderator: Visitor, item: Item) -> None:
    edit(moderator, item.translation)
    moderator.page.locator("#review [value=approve]").click()
    moderator.page.wait_for_load_state()


def corrects(moderator: Visitor, item: Item, text: str) -> None:
    edit(moderator, item.number)
    page = moderator.page
    corrections = page.locator("section", has=page.get_by_role("heading", name="Corrections")).last
    corrections.locator("button[title='Insert a block']").first.click()
    corrections.locator("textarea").last.fill(text)
    more(moderator, PUBLISH)


def withdraws(moderator: Visitor, item: Item) -> None:
    page = moderator.page
    page.goto(f"{moderator.portal.url}/admin/pages/{item.number}/unpublish/")
    page.locator("[name=other_language][value=together]").check()
    page.locator("main form [type=submit]").last.click()
    page.wait_for_load_state()


def status(reader: Visitor, address: str) -> int:
    return reader.page.goto(reader.portal.url + address).status


def says_out_of_date(moderator: Visitor, item: Item) -> bool:
    edit(moderator, item.translation)
    return "Out of date" in moderator.page.locator("main").inner_text()


def test_a_news_item_lives_a_week_in_the_browser(staff, visitor):
    item, reader = Item(secrets.token_hex(3)), visitor()
    editor, moderator, translator = (staff(name, javascript=True) for name in ("editor", "moderator", "translator"))

    writes(editor, item)
    approves(moderator, item)
    waiting = status(reader, item.addresses[0])
    brings_forward(moderator, item)
    published = status(reader, item.addresses[0])
    asks_for_a_translation(editor, item)
    translates(translator, item)
    handed_in = status(reader, item.addresses[1])
    approves_translation(moderator, item)
    translated = status(reader, item.addresses[1])
    assert (waiting, published, handed_in, translated) == (404, 200, 404, 200)
    assert reader.heading() == f"Wauguzi wamefunzwa {item.mark}"

    changes(moderator, item, "They care for newborns on their own now.", SMALL_CHANGE)
    after_a_small_change = says_out_of_date(moderator, item)
    changes(moderator, item, "Six nurses care for newborns.", PUBLISH)
    assert (after_a_small_change, says_out_of_date(moderator, item)) == (False, True)

    corrects(moderator, item, "It was six nurses, not twelve.")
    reader.open(item.addresses[0])
    assert "It was six nurses, not twelve." in reader.page.locator("main").inner_text()
    assert reader.page.get_by_role("img", name="A nurse at a cot").count() == 1

    withdraws(moderator, item)
    assert [status(reader, address) for address in item.addresses] == [410, 410]
