"""Making an account: what is asked, what is sent, and that nobody learns who has one already."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.models import KeptText
from casework.typed.owner import FIELD, sealed_mark
from diaspora import tasks
from diaspora.models import User, WrittenEmail
from tests.factories.people import UserFactory
from tests.post import posted
from tests.servers.ports import free_port

pytestmark = pytest.mark.django_db
ADDRESS = "/en/accounts/signup/"
SECRET = "samaki-mbili-ziwani"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def answers(**changes) -> dict:
    return {
        "first_name": "Asha",
        "last_name": "Mrema",
        "email": "asha@example.org",
        "password1": "samaki-mbili-ziwani",
        "preferred_language": "sw",
        **changes,
    }


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body).group(1)


def test_a_person_signs_up_confirms_the_address_and_is_signed_in(client):
    response = client.post(ADDRESS, answers())

    assert response.url == "/en/accounts/confirm-email/"
    user = User.objects.get()
    assert (user.first_name, user.preferred_language, user.email) == ("Asha", "sw", "asha@example.org")
    assert not EmailAddress.objects.get().verified
    assert posted()[0].to == ["asha@example.org"]
    link = link_in(posted()[0])
    assert link.startswith("/sw/accounts/confirm-email/")

    assert client.get(link).status_code == 200
    assert client.post(link).url == "/sw/my/"
    assert EmailAddress.objects.get().verified


def test_opening_the_link_changes_nothing_until_the_person_confirms(client):
    client.post(ADDRESS, answers())

    client.get(link_in(posted()[0]))

    assert not EmailAddress.objects.get().verified


def test_the_link_works_once_and_says_what_to_do_when_it_is_used(client):
    client.post(ADDRESS, answers())
    link = link_in(posted()[0])
    client.post(link)

    response = Client().get(link.replace("/sw/", "/en/"))

    assert "This link does not work any more" in response.content.decode()


def test_an_expired_link_says_what_to_do(client, time_machine):
    client.post(ADDRESS, answers())
    link = link_in(posted()[0])
    time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=4))

    response = Client().get(link.replace("/sw/", "/en/"))

    assert "This link does not work any more" in response.content.decode()


def test_nobody_signs_in_before_the_address_is_confirmed(client):
    client.post(ADDRESS, answers())
    other = Client()

    response = other.post("/en/accounts/login/", {"login": "asha@example.org", "password": "samaki-mbili-ziwani"})

    assert response.url == "/en/accounts/confirm-email/"
    assert "_auth_user_id" not in other.session


@pytest.fixture
def hashing(monkeypatch):
    """Counts every password hash that is made."""
    made = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(
        hashers.MD5PasswordHasher, "encode", lambda self, *args: made.append(args) or encode(self, *args)
    )
    return made


def rows_written(queries) -> list[str]:
    """Tables into which rows were written, as often as that happened."""
    return sorted(found.group(1) for query in queries if (found := re.match(r'INSERT INTO "(\w+)"', query["sql"])))


def test_a_known_address_gets_the_same_answer_for_the_same_work_as_a_new_one(hashing):
    UserFactory(email="known@example.org")
    hashing.clear()

    seen = []
    for address in ["known@example.org", "new@example.org"]:
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            response = client.post(ADDRESS, answers(email=address))
        work = (len(hashing), rows_written(queries))
        page = client.get(response.url)
        text = re.sub(r'value="\w{64}"', "", page.content.decode()).replace(address, "…")
        seen.append((response.status_code, response.url, sorted(response.cookies), text, work))
        hashing.clear()

    assert seen[0] == seen[1]
    assert seen[0][-1] == (
        1,
        ["account_emailaddress", "diaspora_user", "diaspora_writtenemail", "django_session"],
    )
    assert [message.to for message in posted()] == [["known@example.org"], ["new@example.org"]]
    assert User.objects.count() == 2


def test_the_owner_of_a_known_address_is_told(client):
    UserFactory(email="known@example.org", preferred_language="en")

    client.post(ADDRESS, answers(email="known@example.org"))

    (message,) = posted()
    assert message.subject == "You already have an account"
    assert "http://testserver/en/accounts/password/reset/" in message.body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", ""),
        ("first_name", "a" * 151),
        ("first_name", "<script>alert(1)</script>"),
        ("first_name", "See https://evil.example"),
        ("last_name", "{{ settings.SECRET_KEY }}"),
        ("email", ""),
        ("email", "not an address"),
        ("email", "a" * 250 + "@example.org"),
        ("email", "asha@example.org\nBcc: all@example.org"),
        ("email", "asha\u0131@example.org"),
        ("password1", ""),
        ("password1", "short"),
        ("password1", "1234567890"),
        ("password1", "asha@example"),
        ("preferred_language", "xx"),
        ("first_name", "As\x00ha"),
    ],
)
def test_bad_input_is_explained_kept_and_saves_nothing(client, field, value):
    response = client.post(ADDRESS, answers(**{field: value}))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "There is a problem" in response.content.decode()
    assert response.context["form"]["last_name"].value() == (value if field == "last_name" else "Mrema")
    assert not User.objects.exists()
    assert posted() == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("عائشة", "عائشة"),
        ("Asha\u202e gnirts", "Asha gnirts"),
        ("  Asha   Neema ", "Asha Neema"),
        ("Nʼdri O'Brien-Šimić", "Nʼdri O'Brien-Šimić"),
    ],
)
def test_names_of_the_whole_world_are_kept_and_tricks_are_not(client, typed, kept):
    client.post(ADDRESS, answers(first_name=typed))

    assert User.objects.get().first_name == kept


@pytest.mark.parametrize("typed", ["Asha@Example.ORG", "a\u017fha@example.org"])
def test_one_mailbox_is_one_account_however_its_address_is_typed(client, typed):
    UserFactory(email="asha@example.org")

    assert client.post(ADDRESS, answers(email=typed)).status_code == 302

    assert User.objects.count() == 1
    assert [message.to for message in posted()] == [["asha@example.org"]]


def test_a_mail_server_that_is_away_stops_no_sign_up_and_the_link_comes_later(client, settings, time_machine):
    works, settings.MAIL_TRANSPORT = settings.MAIL_TRANSPORT, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()

    assert client.post(ADDRESS, answers()).status_code == 302
    assert posted() == []

    settings.MAIL_TRANSPORT = works
    time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=2))
    assert client.post(link_in(posted()[0])).url == "/sw/my/"
    assert not WrittenEmail.objects.exists()


def test_what_cannot_be_sent_for_a_week_is_forgotten_with_its_link(client, settings, time_machine):
    client.post(ADDRESS, answers())
    for days, left in ((6, 1), (8, 0)):
        time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days))
        tasks.forget_what_is_past()

        assert WrittenEmail.objects.count() == left


def test_sending_twice_makes_one_account(client):
    client.post(ADDRESS, answers())
    response = Client().post(ADDRESS, answers())

    assert response.status_code == 302
    assert User.objects.count() == 1


def test_the_page_after_sign_up_can_be_another_one(client):
    client.post(ADDRESS, answers(next="/en/my/notices/"))

    assert client.post(link_in(posted()[0])).url == "/en/my/notices/"


def test_too_many_sign_ups_from_one_network_are_asked_to_wait(client):
    for number in range(21):
        response = Client().post(ADDRESS, answers(email=f"person{number}@example.org"))

    assert response.status_code == 429
    assert "Please wait a moment" in response.content.decode()


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_page_says_why_in_both_languages(client, language):
    text = client.get(f"/{language}/accounts/signup/").content.decode()

    assert text.count("<h1") == 1
    assert "placeholder" not in text


def test_errors_are_in_kiswahili_too(client):
    response = client.post("/sw/accounts/signup/", answers(password1="short", email="asha"))

    text = response.content.decode()
    assert "Nenosiri hili ni fupi mno. Lazima liwe na angalau herufi 10." in text
    assert "too short" not in text
    assert "valid email" not in text


def test_registering_an_institution_begins_with_sign_up_and_goes_on_there(client):
    way_in = client.get("/sw/institution/register/").url
    client.post(way_in, answers(next="/sw/institution/register/"))

    link = link_in(posted()[0])

    assert way_in == "/sw/accounts/signup/?next=/sw/institution/register/"
    assert client.post(link, follow=True).request["PATH_INFO"] == "/sw/institution/register/"


def test_whoever_has_an_account_already_finds_the_way_back_from_sign_up(client):
    html = client.get("/en/institution/register/", follow=True).content.decode()

    assert 'href="/en/accounts/login/?next=%2Fen%2Finstitution%2Fregister%2F"' in html


def test_nobody_keeps_the_owner_of_an_address_out_who_signed_up_with_it_first(client, time_machine):
    """Nor waits behind a password of their own until the owner confirms the address for them."""
    stranger = Client()
    first = stranger.post(ADDRESS, answers(first_name="Mallory", password1="kanga-nne-bustanini"))
    (for_the_stranger,) = posted()
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=5))

    second = client.post(ADDRESS, answers())
    for_the_owner = posted()[-1]
    owner_is_in = client.post(link_in(for_the_owner)).url

    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert for_the_owner.subject == for_the_stranger.subject
    assert owner_is_in == "/sw/my/"
    assert User.objects.get().first_name == "Asha"
    assert User.objects.get().check_password("samaki-mbili-ziwani")
    assert EmailAddress.objects.get().user == User.objects.get()


def test_whoever_signs_up_twice_in_a_row_opens_the_first_link(client):
    for _press in range(2):
        client.post(ADDRESS, answers())

    client.post(link_in(posted()[0]))

    assert User.objects.get().emailaddress_set.get().verified


@pytest.mark.parametrize("proof", ["verified", "signed in", "role"])
def test_an_account_that_somebody_uses_is_not_given_up(client, proof):
    user = UserFactory(email="asha@example.org", verified=proof == "verified")
    if proof != "verified":
        user.emailaddress_set.create(email=user.email, verified=False)
    if proof == "signed in":
        Client().force_login(user)
    if proof == "role":
        User.objects.filter(pk=user.pk).update(is_superuser=True)

    client.post(ADDRESS, answers())

    assert User.objects.get().pk == user.pk


@pytest.mark.parametrize("after", ["", "?next=/en/assignments/TZ-2026-0001/apply/"])
@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("signup", {"first_name": "Asha Zuhura", "email": "asha@example.org"}),
        ("login", {"login": "asha@example.org"}),
        ("password/reset", {"email": "asha@example.org"}),
    ],
)
def test_the_form_comes_back_in_the_other_language_with_what_was_typed(client, page, typed, after):
    """Not boxes with the texts in them; and nothing of it is kept."""
    client.get(f"/en/accounts/{page}/{after}")
    secret = {"password": SECRET, "password1": SECRET, "next": after.partition("=")[2], "typed": "again"}

    answer = client.post(f"/sw/accounts/{page}/{after}", {**typed, **secret, FIELD: sealed_mark(AnonymousUser())})

    assert answer.status_code == 200
    assert all(f'value="{text}"' in answer.text for text in typed.values())
    assert "typed-1" not in answer.text
    assert SECRET not in answer.text
    assert not KeptText.objects.exists()


def test_whoever_confirms_on_another_device_is_led_on_to_the_same_page(client):
    client.post(ADDRESS, answers(next="/en/assignments/"))
    link = link_in(posted()[0])
    elsewhere = Client()

    page = elsewhere.get(link)
    after = elsewhere.post(link, {"next": "/en/assignments/"})

    assert link.endswith("?next=%2Fen%2Fassignments%2F")
    assert 'name="next" value="/en/assignments/"' in page.text
    assert after.url == "/en/assignments/"


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example/", "http://testserver/en/"])
def test_no_page_of_another_site_gets_into_the_link(client, evil):
    client.post(ADDRESS, answers(next=evil))

    assert "next" not in link_in(posted()[0])
