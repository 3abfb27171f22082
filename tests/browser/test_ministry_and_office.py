"""A ministry officer asks for an assignment; the programme office approves, publishes and shortlists."""

import datetime

from playwright.sync_api import expect


def write_assignment(officer) -> str:
    """A request from a template, sent to the programme office. Returns its reference."""
    page = officer.page
    today = datetime.date.today()
    officer.open("/en/institution/assignments/new/")
    page.locator("[name=source][value^='template:']").first.check()
    page.locator("main form button").first.click()
    home = page.url.removeprefix(officer.portal.url)
    officer.open(home + "step/work/")
    for field in page.locator("main textarea").all():
        field.fill(field.input_value().replace("…", "12"))
    page.locator("main form button").first.click()
    officer.open(home + "step/people/")
    for name, text in {
        "unit_en": "Ward 3",
        "supervisor_name": "A. Komba",
        "supervisor_position_en": "Matron",
        "counterparts": "J. Massawe, nurse in charge",
        "learner_count": "12",
        "lasting_evidence_en": "A manual that the ward keeps using.",
    }.items():
        page.locator(f"main [name={name}]").fill(text)
    page.locator("main form button").first.click()
    officer.open(home + "step/place/")
    page.locator("[name=mode][value=on_site]").check()
    page.locator("[name=region]").select_option(label="Mwanza")
    page.locator("[name=starts_from]").fill((today + datetime.timedelta(days=40)).isoformat())
    page.locator("[name=starts_until]").fill((today + datetime.timedelta(days=80)).isoformat())
    page.locator("[name=length_days]").fill("30")
    page.locator("[name=closing_on]").fill((today + datetime.timedelta(days=20)).isoformat())
    page.locator("main form button").first.click()
    officer.open(home + "submit/")
    page.locator("main form button").last.click()
    expect(page.locator("main", has_text="Waiting for the programme office")).to_be_visible()
    return home.rstrip("/").rsplit("/", 1)[-1]


def test_an_assignment_goes_from_the_ministry_to_the_public_list(staff, visitor):
    ministry, office = staff("ministry"), staff("office")

    reference = write_assignment(ministry)
    office.open("/en/office/assignments/")
    assert office.page.locator("main a", has_text=reference).count() + office.page.get_by_text(reference).count() >= 1
    office.open(f"/en/office/assignments/{reference}/decide/approve/")
    office.page.locator("main form button").last.click()

    visitor().open(f"/sw/assignments/{reference}/")
    ministry.open(f"/en/institution/assignments/{reference}/people/")
    assert ministry.page.locator("main", has_text="@").count() == 0


def test_the_office_shortlists_and_the_applicant_reads_it(staff):
    office = staff("office")

    office.open("/en/office/applications/?state=screening")
    office.page.locator("main table a, main li h2 a, main li h3 a").first.click()
    office.page.locator("[name=decision][value=shortlisted]").check()
    office.page.locator("#decision button").first.click()

    expect(office.page.locator("main", has_text="Shortlisted")).to_be_visible()
    expect(office.page.locator("main", has_text="History")).to_be_visible()


def test_a_password_alone_opens_nothing_for_staff(visitor):
    person = visitor()
    person.open("/en/accounts/login/")
    person.page.locator("main [name=login]").fill("office@demonstration.example")
    person.page.locator("main [name=password]").fill("kanga-kitenge-2026")
    person.page.locator("main form button").first.click()

    for path in ("/en/office/", "/admin/"):
        person.page.goto(person.portal.url + path)
        assert "/accounts/" in person.page.url
