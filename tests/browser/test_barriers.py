"""Every type of page, Kiswahili on phones in the dark and English on desktops: no barrier, nothing too wide."""

import pytest

PUBLIC = [
    "",
    "about-us/",
    "themes/",
    "news/",
    "conferences/",
    "data-and-resources/",
    "take-part/",
    "contact/",
    "search/?q=afya",
    "styleguide/",
    "assignments/",
    "assignments/?q=xyzzy",
    "accounts/login/",
    "accounts/signup/",
    "accounts/password/reset/",
]
PROFESSIONAL = [
    "my/",
    "my/about/",
    "my/skills/?q=nurse",
    "my/occupation/?q=nurse",
    "my/languages/",
    "my/availability/",
    "my/regions/",
    "my/cv/",
    "my/visibility/",
    "my/check/",
    "my/privacy/",
    "my/matches/",
    "my/applications/",
    "my/notices/",
    "accounts/2fa/",
]
MINISTRY = ["institution/", "institution/members/", "institution/assignments/", "institution/assignments/new/"]
OFFICE = [
    "office/",
    "office/assignments/",
    "office/applications/",
    "office/people/",
    "office/institutions/",
    "office/suggestions/",
    "office/words/",
    "office/questions/",
    "office/accounts/",
]


def check(person, paths):
    """English on the desktop and Kiswahili on the phone."""
    language = "sw" if person.page.viewport_size["width"] < 600 else "en"
    for path in paths:
        person.open(f"/{language}/{path}").has_no_barriers()
        assert person.page.locator("h1").count() == 1, person.page.url


def test_public_pages(visitor):
    check(visitor(javascript=True), PUBLIC)


@pytest.mark.parametrize(
    ("account", "paths"), [("professional", PROFESSIONAL), ("ministry", MINISTRY), ("office", OFFICE)]
)
def test_pages_of_people_who_signed_in(staff, account, paths):
    check(staff(account, javascript=True), paths)


def test_one_assignment_for_everybody_who_reads_it(staff, visitor):
    reader = visitor(javascript=True)
    reader.open("/en/assignments/")
    reference = reader.page.locator("main h2 a, main h3 a").first.get_attribute("href").rstrip("/").rsplit("/", 1)[-1]

    check(reader, [f"assignments/{reference}/"])
    check(staff("professional", javascript=True), [f"assignments/{reference}/", f"assignments/{reference}/apply/"])
    check(
        staff("office", javascript=True),
        [f"office/assignments/{reference}/", f"office/assignments/{reference}/people/"],
    )
