"""What is typed is kept for whom it belongs to, given back once it can be sent again, and never saved by itself."""

import datetime
import re

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.models import KeptText
from casework.typed.keeping import KEPT_FOR, LETTERS_AT_MOST, ROWS_AT_MOST
from casework.typed.owner import FIELD, PAGE, mark_of, sealed_mark
from diaspora.models import Profile
from diaspora.privacy.erasure import delete_account
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

ABOUT = {"first_name": "Asha", "country_of_residence": "GB", "tanzania_link": "citizen"}
TEXT = "I train teams.\r\nFor eight years."
SHOWN = "I train teams.\nFor eight years."
GIVEN_BACK = "What you typed is still here"
OWN = {"origin": "http://testserver"}


@pytest.fixture
def about():
    return reverse("diaspora:about")


@pytest.fixture
def typed(professional):
    return ABOUT | {"about": TEXT, FIELD: sealed_mark(professional)}


def signed_out_while_typing(address, typed, user) -> Client:
    browser = Client()
    browser.post(address, typed)
    return sign_in(user, browser)


def with_old_token(user, **headers) -> Client:
    browser = Client(enforce_csrf_checks=True, headers=headers)
    sign_in(user, browser).get("/en/my/about/")
    return browser


def no_profile_is_written(execute, sql, *arguments):
    if sql.startswith('UPDATE "diaspora_profile"'):
        raise DatabaseError("The disk is full.")
    return execute(sql, *arguments)


def test_a_page_that_gives_back_says_so_and_saves_only_when_it_is_sent(about, typed, professional):
    browser = signed_out_while_typing(about, typed, professional)

    page = browser.get(about)
    nothing_yet = Profile.objects.get(user=professional).about
    browser.post(about, typed)

    assert GIVEN_BACK in page.text
    assert SHOWN in page.text
    assert nothing_yet != SHOWN
    assert Profile.objects.get(user=professional).about == SHOWN
    assert GIVEN_BACK not in browser.get(about).text


def test_what_was_typed_in_one_language_is_given_back_in_the_other(about, typed, professional):
    browser = signed_out_while_typing(about, typed, professional)

    assert SHOWN in browser.get(about.replace("/en/", "/sw/")).text


def test_what_was_typed_can_be_thrown_away(about, typed, professional):
    browser = signed_out_while_typing(about, typed, professional)

    page = browser.post(about, {"typed": "forget"}, follow=True)

    assert GIVEN_BACK not in page.text
    assert SHOWN not in page.text


def test_what_was_typed_is_kept_for_a_day(about, typed, professional):
    with time_machine.travel("2026-11-02T08:00Z", tick=False) as clock:
        browser = signed_out_while_typing(about, typed, professional)
        clock.shift(KEPT_FOR + datetime.timedelta(seconds=1))
        page = browser.get(about)

    assert page.status_code == 200
    assert SHOWN not in page.text


def test_signing_out_leaves_nothing_behind(about, typed, professional):
    browser = signed_out_while_typing(about, typed, professional)

    browser.post(reverse("account_logout"))

    assert not KeptText.objects.exists()


def test_a_deleted_account_leaves_nothing_behind_in_any_browser(about, typed, professional):
    for owner in (professional, UserFactory()):
        Client().post(about, typed | {FIELD: sealed_mark(owner)})

    delete_account(user=professional)

    assert KeptText.objects.count() == 1


def test_what_was_typed_on_another_page_than_the_button_leads_to_is_given_back_there(officer):
    desk, dossier = (
        reverse("office:note", args=["user", officer.pk]),
        reverse("office_people:account", args=[officer.pk]),
    )
    typed = {"note-text": "Rang them twice.", FIELD: sealed_mark(officer), PAGE: dossier}
    browser = signed_out_while_typing(desk, typed, officer)

    page = browser.get(desk, follow=True)

    assert page.redirect_chain == [(dossier, 302)]
    assert ">\nRang them twice.</textarea>" in page.text
    assert GIVEN_BACK in page.text


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(about, typed, professional, page):
    browser = with_old_token(professional, **OWN)

    answer = browser.post(about, typed | {PAGE: page, "csrfmiddlewaretoken": "x" * 64})

    assert answer.url == about


@pytest.mark.parametrize("has_typed_before", [True, False])
def test_a_page_that_fails_keeps_what_was_typed_and_says_how_to_get_it_back(
    about, typed, professional, has_typed_before
):
    browser = sign_in(professional)
    if has_typed_before:
        browser.post(reverse("diaspora:add_position"), {"title": "", FIELD: typed[FIELD]})
    browser.raise_request_exception = False

    with connection.execute_wrapper(no_profile_is_written):
        failed = browser.post(about, typed)
    page = browser.get(about)

    assert failed.status_code == 500
    assert f'<a href="{about}">open the page again</a>' in failed.text
    assert SHOWN in page.text
    assert "Something went wrong on our side" in page.text
    assert Profile.objects.get(user=professional).about != SHOWN


def test_too_much_is_not_kept(about, typed, professional):
    signed_out_while_typing(about, typed | {"about": "x" * LETTERS_AT_MOST}, professional)

    assert not KeptText.objects.exists()


@pytest.mark.parametrize("mark", ["", "made-up", "made-up:signature"])
def test_a_form_that_the_portal_did_not_make_is_not_kept(about, typed, professional, mark):
    signed_out_while_typing(about, typed | {FIELD: mark}, professional)

    assert not KeptText.objects.exists()


def test_the_second_factor_is_asked_for_before_a_text_is_given_back(officer):
    desk = reverse("office:note", args=["user", officer.pk])
    browser = Client()
    browser.post(desk, {"note-text": "Rang them twice.", FIELD: sealed_mark(officer)})
    browser.force_login(officer)

    page = browser.get(desk)

    assert page.status_code == 302
    assert "/accounts/2fa/" in page.url


def test_an_address_that_only_takes_forms_gives_the_text_back_to_be_sent_again(officer):
    desk = reverse("office:note", args=["user", officer.pk])
    browser = signed_out_while_typing(desk, {"note-text": "Rang them twice.", FIELD: sealed_mark(officer)}, officer)

    page = browser.get(desk)

    assert f"<h1>{GIVEN_BACK}</h1>" in page.text
    assert "Rang them twice." in page.text
    assert "Send it again" in page.text


def test_an_old_token_gives_the_text_back_with_a_new_one(about, typed, professional):
    browser = with_old_token(professional, **OWN)

    page = browser.post(about, typed | {"csrfmiddlewaretoken": "x" * 64}, follow=True)

    assert page.redirect_chain == [(about, 302)]
    assert "Your page had been open for too long." in page.text
    assert SHOWN in page.text


def test_a_browser_without_our_cookies_gets_its_text_back_at_once(about, typed):
    browser = Client(enforce_csrf_checks=True, headers=OWN)

    page = browser.post(about, typed)

    assert page.status_code == 403
    assert SHOWN in page.text
    assert f'name="{FIELD}" value="{typed[FIELD]}"' in page.text


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://testserver.elsewhere.example"])
def test_a_form_of_another_site_gets_nothing_back(about, typed, professional, origin):
    browser = with_old_token(professional, origin=origin)

    page = browser.post(about, typed | {"csrfmiddlewaretoken": "x" * 64})

    assert page.status_code == 403
    assert "This form was open for too long" in page.text
    assert SHOWN not in page.text
    assert not KeptText.objects.exists()


def test_a_page_of_another_account_can_be_copied_and_not_sent(about, typed):
    browser = with_old_token(UserFactory(), **OWN)

    page = browser.post(about, typed | {"csrfmiddlewaretoken": "x" * 64})

    assert page.status_code == 403
    assert "opened with another account" in page.text
    assert SHOWN in page.text
    assert "Send it again" not in page.text
    assert not KeptText.objects.exists()


def test_a_visitor_who_wrote_for_too_long_gets_the_message_back():
    browser = Client(enforce_csrf_checks=True, headers=OWN)
    browser.get("/en/contact/")
    typed = {"topic": "other", "text": "How do I begin?", FIELD: sealed_mark(AnonymousUser())}

    page = browser.post("/en/contact/", typed | {"csrfmiddlewaretoken": "x" * 64}, follow=True)

    assert "How do I begin?" in page.text
    assert GIVEN_BACK in page.text


def nobodys_message(**changes) -> dict:
    return {"topic": "other", "text": "How do I begin?", FIELD: sealed_mark(AnonymousUser()), **changes}


@pytest.mark.parametrize("has_session", [True, False])
def test_the_text_of_nobody_is_given_back_in_the_answer_and_to_no_next_reader(client, has_session):
    if has_session:
        sign_in(UserFactory(), client).post(reverse("account_logout"))

    page = client.post("/sw/contact/", nobodys_message(typed="again"))
    next_reader = client.get("/en/contact/")

    assert page.status_code == 200
    assert '<html lang="sw">' in page.text
    assert "How do I begin?</textarea>" in page.text
    assert "How do I begin?" not in next_reader.text
    assert not KeptText.objects.exists()


def test_the_text_of_nobody_does_not_come_back_to_the_next_reader_from_an_old_page():
    browser = Client(enforce_csrf_checks=True, headers=OWN)
    browser.get("/en/contact/")

    browser.post("/en/contact/", nobodys_message(csrfmiddlewaretoken="x" * 64))

    assert "How do I begin?" not in browser.get("/en/contact/").text
    assert not KeptText.objects.exists()


def test_a_row_of_nobody_that_an_older_version_kept_is_shown_to_nobody(client):
    session = client.session
    session["typed"] = "b"
    session.save()
    nobody, sent = mark_of(AnonymousUser()), [["text", ["How do I begin?"]]]
    KeptText.objects.create(browser="b", page="/contact/", owner=nobody, sent=sent, kept_at=timezone.now())

    assert "How do I begin?" not in client.get("/en/contact/").text


def test_browsers_without_a_cookie_fill_no_more_than_a_few_rows_of_one_account(about, typed):
    for _ in range(ROWS_AT_MOST + 2):
        Client().post(about, typed)

    assert KeptText.objects.count() == ROWS_AT_MOST


def test_one_address_keeps_only_so_many_texts_within_an_hour(about, typed, settings):
    settings.ACCOUNT_RATE_LIMITS = {"typed": "3/h/ip"}

    for owner in UserFactory.create_batch(5):
        Client().post(about, typed | {FIELD: sealed_mark(owner)})

    assert KeptText.objects.count() == 3


def test_a_page_with_a_form_takes_its_text_into_the_other_language(professional):
    page = sign_in(professional).get("/en/my/about/?from=check")

    assert 'form="page-form" formaction="/sw/my/about/?from=check" formmethod="post" formnovalidate' in page.text
    assert '<a href="/sw/my/" lang="sw" hreflang="sw">' in sign_in(professional).get("/en/my/").text


def test_the_pages_of_editors_carry_nothing_of_this(client):
    editor = sign_in(UserFactory(is_staff=True, is_superuser=True))

    assert FIELD not in editor.get("/admin/account/").text


def test_a_refusal_is_told_once_more_at_most_and_never_where_nothing_was_typed(professional):
    """It was read in the answer already. On a page that has become another one it can be copied for the last time."""
    sent = ApplicationFactory(profile=professional.profile, state=ApplicationState.DRAFT)
    apply, browser = reverse("assignments:apply", args=[sent.assignment.reference]), sign_in(professional)
    browser.post(apply, {"motivation": "I like to teach.", "available_from": "soon", FIELD: sealed_mark(professional)})
    Application.objects.filter(pk=sent.pk).update(state=ApplicationState.SUBMITTED, submitted_at=timezone.now())

    first, second = browser.get(apply), browser.get(apply)

    assert "I like to teach." in first.text
    assert 'value="forget"' in first.text
    assert second.url == reverse("my:application", args=[sent.pk])

    cv = SimpleUploadedFile("cv.exe", b"MZ")
    refused = browser.post(reverse("diaspora:cv"), {"cv": cv, "add": "1", FIELD: sealed_mark(professional)})
    assert 'class="error-summary"' in refused.text
    assert GIVEN_BACK not in browser.get(reverse("diaspora:cv")).text


def test_a_page_without_its_cookie_comes_back_with_the_names_of_fields_that_were_made_for_it(professional):
    question = AssignmentFactory().questions.create(text_en="On which ward would you begin?", text_sw="Wodi gani?")
    page = reverse("assignments:apply", args=[question.assignment.reference])
    browser = sign_in(professional, Client(enforce_csrf_checks=True, headers=OWN))
    typed = {"motivation": "I know it.", f"question_{question.pk}": "The maternity ward.", "version": "new"}

    answer = browser.post(page, typed | {FIELD: sealed_mark(professional)})

    assert answer.status_code == 403
    label = re.search(r'<label[^>]*for="([^"]+)"[^>]*>\s*On which ward would you begin\?', answer.text)
    assert re.search(rf'<textarea[^>]*id="{label[1]}"[^>]*>\s*The maternity ward\.</textarea>', answer.text)
    assert "I know it.</textarea>" in answer.text
