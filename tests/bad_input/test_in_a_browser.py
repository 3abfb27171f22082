"""Every form of the table in a real browser, without JavaScript: what was typed comes along into the other language,
and comes back after the session was lost. The suite tries one form of each make-up for each role; all of them, also one
that is new, are tried in `make bench-faults`.

The browser runs in a thread of its own, and the portal answers it in others that share the connection of the tests, and
so their one world and their transaction.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from socketserver import ThreadingMixIn
from threading import Thread

import pytest
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import WSGIServer
from django.core.signals import request_finished, request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections
from django.test import Client
from django.test.testcases import QuietWSGIRequestHandler
from django.urls import translate_url
from playwright.sync_api import Locator, Page, sync_playwright

from tests.conftest import sign_in
from tests.servers import chromium

from .form_page import FormPage
from .form_table import FORMS
from .test_nothing_typed_is_lost import UNKEPT

pytestmark = [pytest.mark.browser, pytest.mark.once]

TEXT = "Ñandúmbe wa Kwanza <b>&amp; “{}”"
#: Behind the sign-in, with something to type or to choose, and without a promise not to keep it.
TYPED_INTO = [
    form
    for form in FORMS
    if ":" in form.name
    and form.who != "visitor"
    and (form.texts or form.shaped or form.sought or form.valid)
    and form.name not in UNKEPT
]

#: What a form is made of.
MADE_OF = ("texts", "shaped", "sought", "typed", "chosen", "secret", "files", "part", "query", "looks_first")


def one_of_each_make_up() -> list:
    """All forms, those marked `whole` that are made as one before them, for the same role."""
    made, forms = set(), []
    for form in TYPED_INTO:
        make_up = (form.who, *(bool(getattr(form, kind)) for kind in MADE_OF))
        forms.append(pytest.param(form, id=form.title, marks=[pytest.mark.whole] if make_up in made else []))
        made.add(make_up)
    return forms


class OneConnection(ThreadingMixIn, WSGIServer):
    """Chromium opens connections ahead of their use, so each has a thread; it asks for one page at a time."""

    daemon_threads = True
    connection = None

    def process_request_thread(self, request, client_address):
        connections[DEFAULT_DB_ALIAS] = self.connection
        super().process_request_thread(request, client_address)


def without_styles(portal: WSGIHandler) -> Callable:
    """Looks and pictures stay out, asked for once only."""

    def answer(environ, start_response):
        if not environ["PATH_INFO"].startswith("/static/"):
            return portal(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/css"), ("Cache-Control", "max-age=3600")])
        return [b""]

    return answer


@pytest.fixture(scope="module")
def address(world):
    connection = connections[DEFAULT_DB_ALIAS]
    connection.inc_thread_sharing()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # which would take a transaction for a broken one
    with OneConnection(("127.0.0.1", 0), QuietWSGIRequestHandler) as server:
        server.connection = connection
        server.set_app(without_styles(WSGIHandler()))
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    connection.dec_thread_sharing()


@pytest.fixture(scope="module")
def browse(address):
    """`browse(act, …)` lets `act(page, …)` happen in the browser and returns what it returns."""
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(sync_playwright().start).result()
        launch = playwright.chromium.launch
        chrome = thread.submit(launch, executable_path=chromium.program(), args=chromium.ARGUMENTS).result()
        page = thread.submit(_empty_page, chrome, address).result()

        def in_browser(act: Callable, *arguments):
            return thread.submit(act, page, *arguments).result()

        yield in_browser
        thread.submit(chrome.close).result()
        thread.submit(playwright.stop).result()


def _empty_page(chrome, address: str) -> Page:
    context = chrome.new_context(java_script_enabled=False, base_url=address)
    context.set_default_timeout(5_000)
    return context.new_page()


def session_of(page: Page) -> str:
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessionid")


def be(page: Page, session: str) -> None:
    """Go on in a session."""
    page.context.add_cookies([{"name": "sessionid", "value": session, "domain": "127.0.0.1", "path": "/"}])


def sign_in_again(key: str, session: str) -> str:
    """As the page of signing in does: the session that holds what was typed goes on under another name."""
    client = Client()
    client.cookies["sessionid"] = session
    return sign_in(get_user_model().objects.get(pk=key), client).cookies["sessionid"].value


#: Put something into every field that is there, as somebody could who sees it. Returns the names of the others.
FILL = """typed => Object.entries(typed).filter(([name, values]) => {
  const fields = [...document.querySelectorAll('main [name]')].filter(field => field.name === name);
  if (!fields.length) return false;
  for (let each = fields[0].closest('details'); each; each = each.parentElement.closest('details')) each.open = true;
  if (fields[0].disabled || fields[0].readOnly || !fields[0].checkVisibility()) return true;
  switch (fields[0].type) {
    case 'radio': case 'checkbox':
      return fields.filter(field => values.includes(field.value) && (field.checked = true)).length < values.length;
    case 'select-one': case 'select-multiple':
      for (const option of fields[0].options)
        option.selected = values.includes(option.value) || values.includes(option.label);
      return fields[0].selectedOptions.length !== values.length;
    default:
      fields[0].value = values[0];
      return fields[0].value !== values[0];
  }
}).map(([name]) => name)"""
#: What each field of these names has, or which of them are chosen.
READ = """names => Object.fromEntries(names.map(name => [name, [...document.querySelectorAll('main [name]')]
  .filter(field => field.name === name && (!/radio|checkbox/.test(field.type) || field.checked))
  .map(field => field.value)]))"""


def fill_in(page: Page, form: FormPage) -> dict[str, str]:
    """Put something into every field that the page shows. Returns what should be there later on."""
    typed = dict(form.valid) | {name: TEXT.format(name) for name in (*form.texts, *form.sought)}
    texts = {
        name: [str(each) for each in (value if isinstance(value, list) else [value])] for name, value in typed.items()
    }
    assert page.evaluate(FILL, texts) == []
    return what_stands_in(page, typed)


def what_stands_in(page: Page, names) -> dict[str, list[str]]:
    return page.evaluate(READ, list(names))


def click(button: Locator) -> None:
    """Press a button, and wait until the page that it leads to is there as a whole."""
    with button.page.expect_navigation():
        button.click()


def press(page: Page, form: FormPage) -> None:
    """The button of the Kiswahili page that sends this very form."""
    own = page.locator(f'main button[formaction="{translate_url(form.url, "sw")}"]')
    named = page.locator(", ".join(f'main button[name="{name}"]' for name in form.always) or "nothing")
    first = page.locator('main #page-form button:not([formaction]), main button[form="page-form"]:not([formaction])')
    click(next(buttons for buttons in (own, named, first) if buttons.count()).first)


def type_and_lose_the_session(page: Page, form: FormPage, session: str):
    """Returns what was typed, what the other language shows, where the button led, and the session of then."""
    be(page, session)
    page.goto(form.url)
    typed = fill_in(page, form)
    click(page.locator("header").get_by_role("button", name="Kiswahili"))
    in_the_other_language = what_stands_in(page, typed)
    page.context.clear_cookies(name="sessionid")
    press(page, form)
    return typed, in_the_other_language, page.url, session_of(page)


def come_back(page: Page, form: FormPage, session: str, names):
    be(page, session)
    page.goto(form.url)
    return what_stands_in(page, names), page.get_by_text("What you typed is still here").count()


@pytest.fixture(autouse=True)
def many_from_one_address(settings):
    """All forms of the table are sent from one address, within an hour."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"typed": "1000/h/ip"}


@pytest.mark.parametrize("form", one_of_each_make_up())
def test_what_is_typed_into_a_form_is_not_lost(form, world, db, browse):
    form = form.at(world)
    client = world.clients[form.who]

    lost = browse(type_and_lose_the_session, form, client.cookies["sessionid"].value)
    typed, in_the_other_language, led_to, session = lost
    session = sign_in_again(client.session["_auth_user_id"], session)
    given_back, is_told = browse(come_back, form, session, list(typed))

    assert any(typed.values())
    assert in_the_other_language == typed
    assert re.search(r"/accounts/(login|signup)/", led_to)
    assert given_back == typed
    assert is_told


def refuse_and_go_back(page: Page, address: str, session: str) -> list[str]:
    """What stands in the field after a refusal, after going back, and after the page was opened again."""
    be(page, session)
    page.goto(address)
    about = page.locator("main [name=about]")
    about.fill(TEXT)
    page.locator("main [name=first_name]").fill("")
    click(page.get_by_role("button", name="Save and continue").last)
    refused = about.input_value()
    page.go_back()
    gone_back = about.input_value()
    page.goto(address)
    return [refused, gone_back, about.input_value()]


def test_going_back_after_a_mistake_finds_the_text_though_no_browser_keeps_a_personal_page(world, db, browse):
    session = world.clients["professional"].cookies["sessionid"].value

    assert browse(refuse_and_go_back, "/en/my/about/", session) == [TEXT] * 3
