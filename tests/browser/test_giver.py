"""A giver gives once, gives each month, changes that and ends it, in both languages; no page has a barrier."""

import pytest

from .conftest import PHONE

APPEAL = "/{}/contribute/books-for-tanga/"


@pytest.fixture
def giver(visitor, screen):
    """On the telephone in Kiswahili, at the desk in English."""
    language = "sw" if screen == PHONE else "en"
    person = visitor(javascript=True, language=language)
    person.language = language
    return person


def press(person, selector: str = "main form .button"):
    person.page.locator(selector).first.click()
    person.page.wait_for_load_state()


def give(person, *, often: str, email: str) -> None:
    """From the appeal to the page of the gift, with a mistake on the way."""
    person.open(APPEAL.format(person.language)).has_no_barriers()
    press(person, "main a.button")
    person.has_no_barriers()
    press(person)
    assert person.page.locator(".error-summary").count() == 1
    person.has_no_barriers()
    fill(person, often=often, email=email)
    person.has_no_barriers()


def fill(person, *, often: str, email: str) -> None:
    for name, value in {"often": often, "choice": "5000", "way": "card", "shown": "yes"}.items():
        person.page.locator(f"[name={name}][value='{value}']").check()
    person.page.locator("[name=name]").fill("Saida Kombo")
    person.page.locator("[name=email]").fill(email)
    press(person)


def pay(person) -> None:
    """On the page of the played Stripe: turn round once, then pay."""
    press(person)
    person.page.get_by_role("button", name="Go back without paying").click()
    press(person)
    person.page.get_by_role("button", name="Pay", exact=True).click()
    person.page.wait_for_load_state()


def test_a_giver_gives_once_and_keeps_the_receipt(giver, screen):
    email = f"once{screen['width']}@givers.example"

    give(giver, often="once", email=email)
    pay(giver)

    assert giver.page.locator(".notice--good").count() == 1
    giver.has_no_barriers()
    press(giver, "main a[href*='/receipt/']")
    giver.has_no_barriers()
    assert "Saida Kombo" in giver.page.locator("main").inner_text()
    with giver.page.expect_download() as download:
        giver.page.locator("a[href$='/pdf/']").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_a_monthly_gift_is_changed_and_ended_by_a_link(giver, screen):
    email = f"monthly{screen['width']}@givers.example"
    give(giver, often="monthly", email=email)
    pay(giver)
    giver.open(f"/{giver.language}/contribute/mine/").has_no_barriers()
    giver.page.locator("main [name=email]").fill(email)
    press(giver)

    giver.open(giver.link_in_mail_to(email, "/contribute/mine/")).has_no_barriers()
    press(giver, "main a[href*='/manage/']")
    giver.has_no_barriers()
    giver.page.locator("[name=amount]").fill("80")
    press(giver)
    changed = giver.page.locator("[name=amount]").input_value()
    press(giver, "main .button--warning")

    assert float(changed) == 80
    assert giver.page.locator("main .button--warning").count() == 0
    giver.has_no_barriers()


def test_a_gift_needs_no_javascript(visitor, screen):
    person = visitor()
    person.open(APPEAL.format("en"))
    press(person, "main a.button")

    fill(person, often="once", email=f"plain{screen['width']}@givers.example")
    pay(person)

    assert person.page.locator(".notice--good").count() == 1
