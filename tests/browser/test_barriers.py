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
#: Where pages of editors have a name of their own.
IN_KISWAHILI = {
    "about-us/": "kuhusu-sisi/",
    "themes/": "mada/",
    "news/": "habari/",
    "conferences/": "mikutano/",
    "data-and-resources/": "takwimu-na-nyaraka/",
    "take-part/": "shiriki/",
}
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
MINISTRY = [
    "institution/",
    "institution/members/",
    "institution/assignments/",
    "institution/assignments/new/",
    "my/waiting/",
    "my/reviews/",
]
OFFICE = [
    "office/",
    "office/assignments/",
    "office/applications/",
    "office/entered/",
    "office/decisions/",
    "office/formalities/",
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
        person.open(f"/{language}/{IN_KISWAHILI.get(path, path) if language == 'sw' else path}").has_no_barriers()
        assert person.page.locator("h1").count() == 1, person.page.url


def test_public_pages_have_no_barriers(visitor):
    check(visitor(javascript=True), PUBLIC)


@pytest.mark.parametrize(
    ("account", "paths"), [("professional", PROFESSIONAL), ("ministry", MINISTRY), ("office", OFFICE)]
)
def test_pages_of_people_who_signed_in_have_no_barriers(staff, account, paths):
    check(staff(account, javascript=True), paths)


def test_one_assignment_for_everybody_who_reads_it(staff, visitor):
    reader = visitor(javascript=True)
    reader.open("/en/assignments/")
    reference = reader.page.locator("main h2 a, main h3 a").first.get_attribute("href").rstrip("/").rsplit("/", 1)[-1]

    check(reader, [f"assignments/{reference}/"])
    check(
        staff("professional", javascript=True),
        [f"assignments/{reference}/", f"assignments/{reference}/apply/", f"my/matches/{reference}/"],
    )
    check(
        staff("office", javascript=True),
        [f"office/assignments/{reference}/", f"office/assignments/{reference}/people/"],
    )


def test_people_and_applicants_of_one_assignment_have_no_barriers_for_office_and_host(staff):
    officer = staff("office", javascript=True)
    officer.open("/en/office/applications/")
    boards = officer.page.locator("main td a[href*='/board/']")
    reference = boards.first.get_attribute("href").split("/")[-3]
    check(officer, [f"office/assignments/{reference}/board/"])
    application = officer.page.locator(".matrix tbody th a").first.get_attribute("href").split("/")[-2]
    check(officer, [f"office/applications/{application}/"])

    host = staff("ministry", javascript=True)
    host.open("/en/institution/assignments/")
    applicants = host.page.locator("main a[href*='/applicants/']").first.get_attribute("href").split("/")[-3]
    check(host, [f"institution/assignments/{applicants}/{page}/" for page in ("people", "applicants")])


#: Whatever names a person, an institution or a document may be one word of 150 letters.
NAMES_AT_THEIR_LONGEST = """() => {
  const shown = 'main :is(h1, h2, h3, dd, dd a, .row-list__text, tr > :first-child, tr > :first-child a), '
    + 'main tr > :last-child, nav li';
  for (const element of document.querySelectorAll(shown))
    if (!element.children.length && !element.closest('thead')) element.textContent = 'W'.repeat(150);
}"""
#: What is wider than its place, by its class.
TOO_WIDE = """() => [...document.querySelectorAll('html, .table-wrap')]
  .filter(element => element.scrollWidth > element.clientWidth).map(element => element.className || 'page')"""


@pytest.mark.parametrize(
    ("account", "paths"),
    [
        ("professional", ["my/", "my/check/", "my/applications/", "my/notices/"]),
        ("ministry", ["institution/", "institution/members/", "institution/assignments/"]),
        ("office", [path for path in OFFICE if "words" not in path]),
    ],
)
def test_names_of_150_letters_break_no_page_and_no_table(staff, account, paths):
    person = staff(account, javascript=True)

    broken = {}
    for path in paths:
        person.open(f"/en/{path}")
        person.page.evaluate(NAMES_AT_THEIR_LONGEST)
        broken[path] = person.page.evaluate(TOO_WIDE)

    assert broken == {path: [] for path in paths}
