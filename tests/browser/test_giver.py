"""A giver gives once, gives each month, changes that and ends it, in both languages; no page has a barrier. Whatever
goes wrong on the way costs nobody money twice, and what two people of finance give back arrives."""

import urllib.request

import pytest

from portal.settings.dev import STRIPE_WEBHOOK_SECRET
from tests.standins.stripe.posting import signed

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


def fill(person, *, often: str, email: str, choice: str = "5000") -> None:
    for name, value in {"often": often, "choice": choice, "way": "card", "shown": "yes"}.items():
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

    change_and_end(giver, email, look=giver.has_no_barriers)


def change_and_end(person, email: str, look=lambda: None) -> None:
    """By the link that is sent to `email`; `look` at each page."""
    person.open(f"/{person.language}/contribute/mine/")
    look()
    person.page.locator("main [name=email]").fill(email)
    press(person)
    person.open(person.link_in_mail_to(email, "/contribute/mine/"))
    look()
    press(person, "main a[href*='/manage/']")
    look()
    person.page.locator("[name=amount]").fill("80")
    press(person)
    changed = person.page.locator("[name=amount]").input_value()
    press(person, "main .button--warning")

    assert float(changed) == 80
    assert person.page.locator("main .button--warning").count() == 0
    look()


@pytest.fixture
def plain(visitor, screen):
    """Without JavaScript, and in the language that `giver` does not read on this screen."""
    language = "en" if screen == PHONE else "sw"
    person = visitor(language=language)
    person.language = language
    return person


def begin(person, email: str, **chosen: str) -> None:
    """As far as the page of the gift."""
    person.open(APPEAL.format(person.language))
    press(person, "main a.button")
    fill(person, email=email, **chosen)


def sessions_of(books, email: str) -> list[dict]:
    return [told for told in books.all_of("checkout.session") if told["customer_email"] == email]


def deliver(portal, books) -> None:
    """Everything that happened so far, as Stripe tells it."""
    for event in books.events:
        body, signature = signed(event, STRIPE_WEBHOOK_SECRET)
        headers = {"Content-Type": "application/json", "Stripe-Signature": signature}
        request = urllib.request.Request(f"{portal.url}/payments/stripe/webhook/", data=body, headers=headers)
        assert urllib.request.urlopen(request, timeout=30).status == 200


def wait_for(person, selector: str) -> None:
    """The worker comes round each second."""
    for _ in range(60):
        if person.page.locator(selector).count():
            return
        person.page.wait_for_timeout(500)
        person.page.reload()
    raise AssertionError(f"{person.page.url} never showed {selector}")


def test_a_gift_needs_no_javascript_and_a_bad_way_to_stripe_costs_nothing_twice(plain, screen, portal, stripe_books):
    email = f"plain{screen['width']}@givers.example"
    begin(plain, email, often="once")
    gift = plain.page.url

    plain.page.locator("main form .button").first.dblclick()
    plain.page.wait_for_url(f"{stripe_books.origin}/**")
    plain.page.get_by_role("button", name="Go back without paying").click()
    plain.page.wait_for_url(f"{portal.url}/**")
    plain.page.go_back()
    plain.page.go_back()
    plain.page.goto(gift)
    press(plain)
    plain.page.context.clear_cookies()  # the session is lost while they pay
    plain.page.get_by_role("button", name="Pay", exact=True).click()
    plain.page.wait_for_load_state()

    assert plain.page.locator(".notice--good").count() == 1  # before any message of Stripe
    deliver(portal, stripe_books)
    deliver(portal, stripe_books)
    plain.open(gift.removeprefix(portal.url))
    assert plain.page.locator(".notice--good").count() == 1
    assert plain.page.locator("main a[href*='/receipt/']").count() == 1
    assert [told["status"] for told in sessions_of(stripe_books, email)] == ["complete"]


@pytest.mark.whole
def test_a_monthly_gift_needs_no_javascript_and_is_thanked_after_the_message_too(plain, screen, portal, stripe_books):
    email = f"plain.monthly{screen['width']}@givers.example"
    begin(plain, email, often="monthly")
    gift = plain.page.url.removeprefix(portal.url)
    press(plain)
    [session] = sessions_of(stripe_books, email)
    stripe_books.pay(session["id"])
    deliver(portal, stripe_books)
    plain.open(gift)
    wait_for(plain, ".notice--good")

    plain.page.goto(session["success_url"])

    assert plain.page.locator(".notice--good").count() == 1
    change_and_end(plain, email)
    assert len(sessions_of(stripe_books, email)) == 1


@pytest.mark.whole
def test_two_people_of_finance_give_a_gift_back(plain, screen, staff, portal, stripe_books):
    """Above the limit of one person: asked by one in one language, approved by another in the other."""
    email = f"back{screen['width']}@givers.example"
    begin(plain, email, often="once", choice="10000")
    gift = plain.page.url.removeprefix(portal.url)
    press(plain)
    plain.page.get_by_role("button", name="Pay", exact=True).click()
    plain.page.wait_for_load_state()
    listed = f"/{plain.language}/office/finance/payments/?q={email}"

    clerk = staff("finance", javascript=True, language=plain.language)
    clerk.open(listed).has_no_barriers()
    press(clerk, "main table a")
    clerk.has_no_barriers()
    press(clerk, "main a[href$='/refund/']")
    clerk.has_no_barriers()
    press(clerk, "#page-form .button")
    assert clerk.page.locator(".error-summary").count() == 1
    clerk.page.locator("[name=amount]").fill("100")
    clerk.page.locator("[name=reason]").fill("Paid twice")
    press(clerk, "#page-form .button")
    clerk.has_no_barriers()
    alone = clerk.page.locator("[formaction$='/approve/']").count()
    colleague = staff("approver", javascript=True, language=plain.language)
    colleague.page.goto(clerk.page.url)
    colleague.has_no_barriers()
    press(colleague, "[formaction$='/approve/']")
    wait_for(colleague, "main a[href*='/receipt/C']")
    colleague.has_no_barriers()
    plain.open(gift)

    assert alone == 0
    assert plain.page.locator("main a[href*='/receipt/']").count() == 2
    [session] = sessions_of(stripe_books, email)
    back = [
        told["amount"] for told in stripe_books.all_of("refund") if told["payment_intent"] == session["payment_intent"]
    ]
    assert back == [10_000]
