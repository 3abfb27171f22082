"""A running portal with the demonstration content, and people who open it in Chromium."""

import os
import re
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.db import connection
from playwright.sync_api import Page, sync_playwright

from portal.demonstration import ACCOUNTS, PASSWORD, current_code

from .. import databases
from ..servers import chromium
from ..servers.portal import Portal
from ..standins.oidc import CLIENT_ID, SECRET, OpenIDProvider, serving
from ..standins.stripe import Books
from ..standins.stripe import serving as serving_stripe

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
#: All rules; only what breaks one leaves the browser, what is in order is 50 KB a page.
AXE_RUN = "axe.run({resultTypes: ['violations']}).then(({url, violations}) => ({url, violations}))"
STAFF = {account.name for account in ACCOUNTS if account.is_staff_role}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.once)  # the portal that is visited has a database of its own
            item.add_marker(pytest.mark.xdist_group("browser"))  # one portal and one Chromium for all
    return (yield)


@pytest.fixture(scope="package")
def openid_provider():
    """“Tanzania ID”, an account elsewhere with which one can sign in."""
    with serving(OpenIDProvider()) as provider:
        yield provider


@pytest.fixture(scope="package")
def stripe_books():
    """The played Stripe, on whose page givers pay."""
    books = Books()
    with serving_stripe(books):
        yield books


@pytest.fixture(scope="package")
def portal(openid_provider, stripe_books):
    """The portal with the demonstration content."""
    folder = Path(tempfile.mkdtemp(prefix="portal-browser-"))
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false", "VAR_DIR": str(folder)}
    environment |= {
        "STRIPE_API_URL": stripe_books.origin,
        "OIDC_NAME": "Tanzania ID",
        "OIDC_ISSUER_URL": openid_provider.issuer,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": SECRET,
    }
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = databases.copy_of_postgresql(os.environ["DATABASE_URL"], "browser")
    else:
        databases.copy_of_sqlite(folder / "portal.sqlite3")
    stopped = Portal(environment, folder / "log")
    stopped.manage("prepare")
    stopped.manage("demonstration")
    with stopped as running:
        running.outbox = folder / "outbox"
        yield running
    broken = [line for line in (folder / "log").read_text().splitlines() if "Internal Server Error" in line]
    assert broken == []
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="package")
def chrome():
    """Ends with the journeys: while Playwright runs, Django takes every query for one of an event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=chromium.ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """Somebody with a browser: opens pages of the portal, signs in, and is checked with axe on the way."""

    def __init__(self, page: Page, portal: Portal):
        self.page = page
        self.portal = portal

    def open(self, path: str):
        response = self.page.goto(self.portal.url + path)
        assert response.status == 200, f"{path} answered {response.status}"
        return self

    def press(self, name: str, role: str = "button"):
        self.page.locator("main").get_by_role(role, name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        return self

    def heading(self) -> str:
        return self.page.locator("h1").inner_text().strip()

    def fill(self, values: dict[str, str]):
        for label, value in values.items():
            self.page.locator("main").get_by_label(label, exact=True).first.fill(value)
        return self

    def has_no_barriers(self):
        """No violation that axe knows of, and nothing wider than the screen. Asks for a visitor with JavaScript: axe
        needs the timers of the page."""
        self.page.evaluate(AXE_SCRIPT)
        result = AxeResults(self.page.evaluate(AXE_RUN))
        assert result.violations_count == 0, result.generate_report()
        width, screen = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= screen, f"{self.page.url} is {width} px wide on a screen of {screen} px"
        return self

    def sign_in(self, email: str, password: str = PASSWORD):
        self.open("/en/accounts/login/")
        self.fill({"E-mail address": email, "Password": password}).press("Sign in")
        if email.split("@")[0] in STAFF:
            self.page.locator("input[name=code]").fill(current_code())
            self.press("Sign in")
        return self

    def link_in_mail_to(self, address: str, containing: str) -> str:
        """The first link with `containing` in the newest mail to `address`; the worker sends within seconds."""
        for _ in range(100):
            for file in sorted(self.portal.outbox.glob("*.log"), key=lambda f: f.stat().st_mtime, reverse=True):
                # Messages of one connection stand in one file, divided by a line of dashes.
                for message in reversed(file.read_text().split(f"\n{'-' * 79}\n")):
                    text = message.replace("=\n", "").replace("=3D", "=")
                    if address in text and (found := re.search(rf"https?://\S*{containing}\S*", text)):
                        return found.group().rstrip(".,>)").removeprefix(self.portal.url)
            time.sleep(0.1)
        raise AssertionError(f"No mail to {address} with a link to {containing}")


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def screen(request):
    return request.param


@pytest.fixture
def visitor(chrome, portal, screen):
    """Makes visitors without JavaScript, which the portal never needs; `visitor(javascript=True)` for the editor."""
    contexts = []

    def make(*, javascript: bool = False, language: str = "en") -> Visitor:
        # axe runs in the page, so the browser must be able to run it: `bypass_csp` lets it in past our strict policy.
        # Phones in the dark and desktops in the light: both sets of colours on every page.
        context = chrome.new_context(
            viewport=screen,
            color_scheme="dark" if screen == PHONE else "light",
            java_script_enabled=javascript,
            locale=language,
            bypass_csp=True,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        return Visitor(context.new_page(), portal)

    yield make
    for context in contexts:
        context.close()


#: One session for each demonstration account: a second-factor code is good only once.
_sessions: dict[tuple[str, str], list] = {}


@pytest.fixture
def staff(visitor, portal):
    """`staff("office")` is the demonstration account, signed in with its second factor."""

    def make(name: str, **options) -> Visitor:
        person = visitor(**options)
        email = next(account.email for account in ACCOUNTS if account.name == name)
        if (portal.url, name) not in _sessions:
            person.sign_in(email)
            _sessions[portal.url, name] = person.page.context.cookies()
        person.page.context.add_cookies(_sessions[portal.url, name])
        return person

    return make
