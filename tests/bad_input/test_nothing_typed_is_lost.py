"""Every form of the table gives back what was typed: after a lost session, with an old token, in another language, and
when somebody goes back after a refusal. Nothing is written on the way, and secrets are not kept."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import translate_url
from django.utils.html import escape

from casework.models import KeptText
from casework.typed.owner import FIELD, sealed_mark
from tests.conftest import sign_in

from .form_page import FormPage
from .form_table import FORMS
from .test_nothing_is_forgotten import views
from .values import hostile

pytestmark = pytest.mark.shared

SECRET = "a secret that nobody keeps"
#: Forms in which a person writes something that is no secret; some of our pages lie among Wagtail's.
TYPED_IN = [form for form in FORMS if form.texts or form.shaped or form.sought]
AMONG_EDITORS = {"session_material"}
#: Forms whose page promises not to keep what is typed.
UNKEPT = {name for name, view in views() if getattr(view, "is_unkept", False)}
PROMISED = [form for form in TYPED_IN if form.name in UNKEPT]
WRITTEN = [form for form in TYPED_IN if form.name not in UNKEPT]
BEHIND_SIGN_IN = [
    form for form in WRITTEN if (":" in form.name or form.name in AMONG_EDITORS) and form.who != "visitor"
]


@pytest.fixture(autouse=True)
def many_from_one_address(settings):
    """All forms of the table are sent from one address, within an hour."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"typed": "1000/h/ip"}


def forms(chosen: list[FormPage]):
    return pytest.mark.parametrize("form", chosen, ids=lambda form: form.title)


def typed_into(form: FormPage) -> dict:
    """Something in every field: what was written differs from what is stored."""
    written = {name: hostile(number) for number, name in enumerate((*form.texts, *form.shaped, *form.sought))}
    return {**form.always, **form.valid, **written, **dict.fromkeys(form.secret, SECRET)}


def reader_of(form: FormPage, world):
    key = world.clients[form.who].session.get("_auth_user_id")
    return get_user_model().objects.get(pk=key) if key else AnonymousUser()


def assert_given_back(form: FormPage, typed: dict, page, recorder) -> None:
    assert SECRET not in page.text
    for name in (*form.texts, *form.shaped, *form.sought):
        assert escape(typed[name]) in page.text, name
    assert "<script>alert" not in page.text
    assert recorder.written == set()


@forms(BEHIND_SIGN_IN)
def test_a_lost_session_gives_the_text_back_after_signing_in(form, world, recorder):
    form = form.at(world)
    reader, typed, browser = reader_of(form, world), typed_into(form), Client()

    refused = browser.post(form.url, typed | {FIELD: sealed_mark(reader)})
    sign_in(reader, browser)
    recorder.written.discard("diaspora_user")  # when somebody signed in last
    page = browser.get(form.url)

    assert any(door in refused.url for door in ("/accounts/login/", "/accounts/signup/", "/admin/login/"))
    assert_given_back(form, typed, page, recorder)


@forms(BEHIND_SIGN_IN)
def test_a_lost_session_gives_the_text_to_nobody_else(form, world, recorder):
    form = form.at(world)
    typed, browser = typed_into(form), Client()
    somebody = get_user_model().objects.get(email=world.colleague.user.email)

    browser.post(form.url, typed | {FIELD: sealed_mark(reader_of(form, world))})
    sign_in(somebody, browser)
    page = browser.get(form.url)

    assert page.status_code == 302 or all(escape(hostile(number)) not in page.text for number in range(9))
    assert not KeptText.objects.filter(page=form.url.split("?")[0][3:]).exists()


@forms(WRITTEN)
def test_an_old_token_gives_the_text_back(form, world, recorder):
    form = form.at(world)
    reader, typed = reader_of(form, world), typed_into(form)
    browser = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    browser.cookies.update(world.clients[form.who].cookies)
    browser.get("/en/contact/")

    page = browser.post(form.url, typed | {FIELD: sealed_mark(reader), "csrfmiddlewaretoken": "x" * 64}, follow=True)

    assert_given_back(form, typed, page, recorder)


@forms(PROMISED)
def test_a_text_that_is_promised_not_to_be_kept_never_is(form, world, recorder):
    form = form.at(world)
    browser = world.clients["professional" if form.who == "visitor" else form.who]
    reader = get_user_model().objects.get(pk=browser.session["_auth_user_id"])
    typed = typed_into(form) | {FIELD: sealed_mark(reader)}
    old = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    old.cookies.update(browser.cookies)

    incomplete = typed | dict.fromkeys(form.needs[-1:], "")
    refused = browser.post(form.url, incomplete)
    Client().post(form.url, incomplete)
    too_old = old.post(form.url, typed | {"csrfmiddlewaretoken": "x" * 64})
    again = browser.get(form.url)

    assert (refused.status_code, too_old.status_code) == (200, 403)
    assert not KeptText.objects.exists()
    for name in (*form.texts, *form.sought):
        assert escape(typed[name]) in too_old.text
        assert escape(typed[name]) not in again.text


def test_every_page_that_promises_not_to_keep_a_text_is_marked(world, recorder):
    """Its reader is told in words; the portal is told by a mark of the view."""
    promising = {
        form.name
        for form in (each.at(world) for each in TYPED_IN)
        if form.sought and "do not keep the text" in world.clients[form.who].get(form.url).text
    }

    assert promising == {"my:skills_from_text", "institution_assignments:skills_from_text"}
    assert promising <= UNKEPT


@forms([form for form in TYPED_IN if ":" in form.name])
def test_another_language_takes_the_text_along(form, world, recorder):
    form = form.at(world)
    typed, browser = typed_into(form), world.clients[form.who]
    mark = sealed_mark(reader_of(form, world))

    page = browser.post(translate_url(form.url, "sw"), typed | {FIELD: mark, "typed": "again"}, follow=True)

    assert '<html lang="sw">' in page.text
    assert_given_back(form, typed, page, recorder)


@forms([form for form in BEHIND_SIGN_IN if form.needs and not form.sought])
def test_going_back_after_a_refusal_finds_the_text(form, world, recorder):
    form = form.at(world)
    typed = typed_into(form) | dict.fromkeys(form.needs[-1:], "") | dict.fromkeys(form.chosen, "nonsense")
    browser = world.clients[form.who]

    refused = browser.post(form.url, typed | {FIELD: sealed_mark(reader_of(form, world))})
    page = browser.get(form.url)

    assert refused.status_code == 200
    assert_given_back(form, typed, page, recorder)
