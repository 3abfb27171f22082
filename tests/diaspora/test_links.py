"""Looking at the page behind a link changes nothing, whoever looks; the press of its button does."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from diaspora.enums import MemberRole
from diaspora.institutions.invitations import invite_member, send_due_invitations
from skills_match.alerts.settings import stop_token
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory, UserFactory
from tests.post import posted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def path_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body).group(1)


def to_confirm(owner) -> str:
    sign_in(owner).post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    return path_in(posted()[-1])


def to_reset(owner) -> str:
    Client().post(reverse("account_reset_password"), {"email": owner.email})
    return path_in(posted()[-1])


def to_join(owner) -> str:
    manager = MembershipFactory()
    invite_member(
        institution=manager.institution, by=manager.user, email=owner.email, role=MemberRole.AUTHOR, language="en"
    )
    send_due_invitations()
    return path_in(posted()[-1])


def to_stop(owner) -> str:
    return reverse("alerts:stop", args=[stop_token(user=owner)])


LINKS = [to_confirm, to_reset, to_join, to_stop]


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("link", LINKS)
def test_somebody_elses_link_signs_nobody_out(professional, stranger, link, method):
    path = link(professional)
    browser = sign_in(stranger)
    before = dict(browser.session)

    answer = getattr(browser, method)(path, follow=True)

    assert answer.status_code == 200
    session = browser.session
    assert {name: session.get(name) for name in before} == before
    assert browser.get(reverse("diaspora:notices")).status_code == 200


@pytest.mark.parametrize("link", [to_confirm, to_reset])
def test_the_page_says_whose_account_is_left_when_the_button_is_pressed(professional, stranger, link):
    path = link(professional)

    page = sign_in(stranger).get(path, follow=True).text
    own = sign_in(professional).get(path, follow=True).text

    assert "This link belongs to another account" in page
    assert stranger.email in page
    assert "This link belongs to another account" not in own


def test_the_press_signs_the_other_one_out(professional, stranger):
    browser = sign_in(stranger)
    form = browser.get(to_reset(professional)).url

    browser.post(form, {"password1": "mawingu-ya-asubuhi", "password2": "mawingu-ya-asubuhi"})

    professional.refresh_from_db()
    stranger.refresh_from_db()
    assert professional.check_password("mawingu-ya-asubuhi")
    assert stranger.check_password("kanga-kitenge")
    assert browser.get(reverse("diaspora:notices")).status_code == 302


def test_a_picture_in_a_page_confirms_nothing(professional):
    path = to_confirm(professional)

    sign_in(professional).get(path)

    professional.refresh_from_db()
    assert professional.email != "new@example.org"


def test_an_address_that_somebody_else_confirmed_meanwhile_is_taken(professional):
    path = to_confirm(professional)
    UserFactory(email="new@example.org", verified=False)

    answer = Client().post(path)

    assert answer.status_code == 200
    assert "This address is taken" in answer.text
    professional.refresh_from_db()
    assert professional.email != "new@example.org"
