"""Signing in and out, forgotten passwords, and changes of address and password."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from diaspora.models import User
from tests.conftest import sign_in
from tests.factories.people import UserFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
PASSWORD = "kanga-kitenge"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def post_sign_in(client, email, password=PASSWORD, **more):
    return client.post("/en/accounts/login/", {"login": email, "password": password, **more})


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body).group(1)


def test_a_professional_lands_on_their_own_page(client, professional):
    assert post_sign_in(client, professional.email).url == "/en/my/"


def test_upper_case_in_the_address_does_no_harm(client, professional):
    assert post_sign_in(client, professional.email.upper()).url == "/en/my/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client, professional):
    texts = []
    for email in [professional.email, "nobody@example.org"]:
        response = post_sign_in(Client(), email, "wrong-password")
        texts.append(response.context["form"].errors.as_text())

    assert texts[0] == texts[1]


def test_after_five_wrong_passwords_even_the_right_one_waits(client, professional):
    for _ in range(5):
        post_sign_in(client, professional.email, "wrong-password")

    response = post_sign_in(client, professional.email)

    assert "Too many attempts. Wait five minutes" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_one_goes_on_to_the_page_that_was_asked_for_but_never_to_another_site(professional):
    here = post_sign_in(Client(), professional.email, next="/en/my/notices/")
    away = post_sign_in(Client(), professional.email, next="https://evil.example/")

    assert (here.url, away.url) == ("/en/my/notices/", "/en/my/")


@pytest.mark.parametrize("door", ["/admin/login/?next=/admin/pages/", "/en/_util/login/?next=/admin/pages/"])
def test_other_doors_lead_to_this_one(client, door):
    assert client.get(door).url == "/en/accounts/login/?next=/admin/pages/"
    assert client.post(door, {"username": "a@example.org", "password": PASSWORD}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_whoever_is_signed_in_and_may_not_is_told_so_and_led_in_no_circle(professional, officer, administrator):
    for user in (professional, officer):
        client = sign_in(user)
        assert client.get("/admin/pages/", follow=True).status_code == 403
        assert client.get("/en/_util/login/?next=/documents/1/a.pdf", follow=True).status_code == 403

    assert (
        sign_in(administrator).get("/admin/login/?next=/admin/pages/").url == "/en/accounts/login/?next=/admin/pages/"
    )


def test_signing_out_needs_a_press(professional):
    client = sign_in(professional)

    assert client.get("/en/accounts/logout/").status_code == 200
    assert client.get("/en/my/notices/").status_code == 200
    answer = client.post("/en/accounts/logout/", headers={"accept-language": "sw"})

    assert answer.url == "/en/"
    assert client.get("/en/my/notices/").status_code == 302


def test_a_forgotten_password_is_replaced_by_a_link_in_the_readers_language(client):
    user = UserFactory(preferred_language="sw")
    client.post("/en/accounts/password/reset/", {"email": user.email})

    link = link_in(posted()[0])
    assert link.startswith("/sw/accounts/password/reset/key/")
    form = client.get(link).url
    new = {"password1": "mawingu-ya-asubuhi", "password2": "mawingu-ya-asubuhi"}
    assert client.post(form, new).status_code == 302

    user.refresh_from_db()
    assert user.check_password("mawingu-ya-asubuhi")
    assert "does not work" in Client().get(link.replace("/sw/", "/en/"), follow=True).content.decode()


def test_nobody_learns_from_a_reset_who_has_an_account(client):
    user = UserFactory()

    seen = [
        Client().post("/en/accounts/password/reset/", {"email": email}).url for email in [user.email, "no@example.org"]
    ]

    assert seen[0] == seen[1]
    assert [message.to for message in posted()] == [[user.email], ["no@example.org"]]


def test_links_in_emails_never_lead_to_a_host_that_an_attacker_named(client, professional):
    client.post("/en/accounts/password/reset/", {"email": professional.email}, headers={"host": "evil.example"})

    assert "evil.example" not in posted()[0].body


def test_the_address_changes_when_the_new_one_is_confirmed(professional):
    client = sign_in(professional)
    before = professional.email

    client.post("/en/accounts/email/", {"email": "new@example.org", "action_add": ""})
    professional.refresh_from_db()
    assert professional.email == before
    to_new = next(message for message in posted() if message.to == ["new@example.org"])
    client.post(link_in(to_new))

    professional.refresh_from_db()
    assert professional.email == "new@example.org"
    assert post_sign_in(Client(), "new@example.org").url == "/en/my/"
    assert [before] in [message.to for message in posted()]


def test_a_taken_address_is_never_taken_over(professional, stranger):
    client = sign_in(professional)

    client.post("/en/accounts/email/", {"email": stranger.email, "action_add": ""})
    for message in posted():
        if "confirm-email" in message.body:
            client.post(link_in(message))

    assert User.objects.get(pk=stranger.pk).email == stranger.email
    assert User.objects.get(pk=professional.pk).email != stranger.email


def test_a_change_of_password_is_told_by_email(professional):
    client = sign_in(professional)
    new = {"oldpassword": PASSWORD, "password1": "mawingu-ya-asubuhi", "password2": "mawingu-ya-asubuhi"}

    client.post("/en/accounts/password/change/", new)

    professional.refresh_from_db()
    assert professional.check_password("mawingu-ya-asubuhi")
    assert posted()[0].subject == "Your password was changed"


def test_name_and_language_are_saved(professional):
    client = sign_in(professional)

    new = {"first_name": "Zuhura", "last_name": "", "preferred_language": "sw"}
    assert client.post("/en/my/account/", new).status_code == 302

    professional.refresh_from_db()
    assert (professional.first_name, professional.last_name, professional.preferred_language) == ("Zuhura", "", "sw")


def test_other_sessions_can_be_ended(professional):
    here, elsewhere = Client(), Client()
    post_sign_in(here, professional.email)
    post_sign_in(elsewhere, professional.email)
    assert len(here.get("/en/accounts/sessions/").context["sessions"]) == 2

    here.post("/en/accounts/sessions/")

    assert here.get("/en/my/notices/").status_code == 200
    assert elsewhere.get("/en/my/notices/").status_code == 302


PAGES_OUTSIDE = ["login", "signup", "password/reset", "password/reset/done", "confirm-email", "inactive"]
PAGES_OUTSIDE += ["password/reset/key/done", "confirm-email/nonsense", "password/reset/key/1-nonsense"]
PAGES_INSIDE = ["logout", "email", "password/change", "reauthenticate", "sessions", "2fa", "2fa/totp/activate"]
PAGES_INSIDE += ["2fa/webauthn", "2fa/webauthn/add"]


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("page", PAGES_OUTSIDE + PAGES_INSIDE)
def test_every_page_is_ours(page, language, professional):
    client = sign_in(professional) if page in PAGES_INSIDE else Client()

    response = client.get(f"/{language}/accounts/{page}/")

    assert response.status_code == 200
    text = response.content.decode()
    assert text.count("<h1") == 1
    assert 'class="skip-link"' in text
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox on Linux"),
        ("curl/8.5.0", "curl/8.5.0"),
    ],
)
def test_the_list_of_sessions_says_which_device_it_was(client, professional, line, name):
    client.post("/en/accounts/login/", {"login": professional.email, "password": PASSWORD}, HTTP_USER_AGENT=line)

    page = client.get("/en/accounts/sessions/", HTTP_USER_AGENT=line).content.decode()

    assert f">{name}</td>" in page
