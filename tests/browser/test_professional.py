"""A professional registers, fills in the profile and applies: without JavaScript, at any width."""

import datetime
import secrets

from playwright.sync_api import expect

PASSWORD = "mkeka-wa-ukindu-42"


def sign_up(person) -> str:
    address = f"neema-{secrets.token_hex(4)}@people.example"
    person.open("/en/accounts/signup/")
    person.page.locator("main [name=first_name]").fill("Neema")
    person.page.locator("main [name=email]").fill(address)
    person.page.locator("main [name=password1]").fill(PASSWORD)
    person.page.locator("main form button").first.click()
    person.open(person.link_in_mail_to(address, "/accounts/confirm-email/"))
    person.page.locator("main form button").first.click()
    person.page.wait_for_load_state()
    if person.page.locator("main [name=login]").count():
        person.page.locator("main [name=login]").fill(address)
        person.page.locator("main [name=password]").fill(PASSWORD)
        person.page.locator("main form button").first.click()
    return address


def fill_profile(person) -> None:
    page = person.page
    today = datetime.date.today()
    person.open("/en/my/about/")
    page.locator("[name=country_of_residence]").select_option("GB")
    page.locator("[name=tanzania_link][value=citizen]").check()
    page.locator("main form button").first.click()
    for skill in ("paediatric nursing", "neonatal nursing"):
        person.open("/en/my/skills/")
        page.get_by_label("What can you do?").fill(skill.replace("paediatric", "pediatric"))
        page.keyboard.press("Enter")
        person.press(skill.capitalize(), role="link")
        page.locator("[name=level][value='3']").check()
        page.locator("[name=years]").fill("8")
        page.locator("main form button").first.click()
    person.open("/en/my/occupation/?q=nesi wa watoto")
    page.locator("main a", has_text="paediatric nurse").first.click()
    page.locator("main form button").first.click()
    person.open("/en/my/languages/")
    page.locator("[name=language]").select_option(label="English")
    page.locator("[name=level][value=C1]").check()
    person.press("Add this language")
    person.open("/en/my/availability/")
    page.locator("[name=starts_on]").fill(today.isoformat())
    page.locator("[name=ends_on]").fill((today + datetime.timedelta(days=300)).isoformat())
    person.press("Add these days")
    page.locator("[name=modes][value=on_site]").check()
    page.locator("[name=shortest_stay_days]").fill("7")
    page.locator("[name=longest_stay_days]").fill("90")
    with page.expect_navigation():
        page.locator("[name=longest_stay_days]").press("Enter")
    person.open("/en/my/regions/")
    page.locator("[name=where][value=anywhere]").check()
    page.locator("main form button").first.click()
    person.open("/en/my/visibility/")
    page.locator("[name=visibility][value=hosts]").check()
    page.locator("[name=agree_matching]").check()
    page.locator("[name=agree_hosts]").check()
    page.locator("main form button").first.click()
    person.open("/en/my/check/").press("Publish my profile")


def test_a_professional_registers_and_applies(visitor):
    person = visitor()
    page = person.page

    sign_up(person)
    fill_profile(person)
    person.open("/en/my/matches/")
    page.locator("main a", has_text="Train paediatric nurses").first.click()
    page.locator("main a", has_text="Apply").first.click()
    page.locator("[name=motivation]").fill("Nimefundisha wauguzi kwa miaka minane. ‏שלום 🧵 <b>&amp;")
    page.locator("main [name=available_from]").fill((datetime.date.today() + datetime.timedelta(days=50)).isoformat())
    page.locator("main [name=available_until]").fill((datetime.date.today() + datetime.timedelta(days=150)).isoformat())
    for question in page.locator("textarea[name^=question_]").all():
        question.fill("A team of nine.")
    page.locator("main form button", has_text="Continue").first.click()
    expect(page.get_by_text("<b>&amp;")).to_have_count(1)
    page.locator("main form button", has_text="Send").first.click()

    person.open("/en/my/applications/")
    assert page.locator("main", has_text="Received").count() == 1
    person.open("/sw/my/applications/")
    assert page.locator("main", has_text="Kufundisha wauguzi wa watoto").count() == 1


def test_what_was_typed_survives_a_mistake(visitor):
    person = visitor()

    person.open("/en/accounts/signup/")
    person.page.locator("main [name=first_name]").fill("Ñandúmbe wa Kwanza")
    person.page.locator("main [name=email]").fill("not an address")
    person.page.locator("main form button").first.click()

    assert person.page.locator("main [name=first_name]").input_value() == "Ñandúmbe wa Kwanza"
    assert person.page.locator("main [name=email]").input_value() == "not an address"
    expect(person.page.locator("main .error-summary a").nth(1)).to_be_visible()
