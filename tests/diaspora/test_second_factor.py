"""Staff work with a second factor in the session, whichever way they came in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import Client
from django.urls import URLResolver, get_resolver

from casework.typed.owner import FIELD, PAGE, sealed_mark
from diaspora.accounts.middleware import OPEN_PAGES
from diaspora.enums import InstitutionState
from diaspora.models import Institution
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory, UserFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
PASSWORD = "kanga-kitenge"
AREAS = ["/en/my/", "/en/my/notices/", "/en/institution/", "/en/office/", "/admin/", "/admin/pages/", "/en/"]


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def with_app(user) -> str:
    """Give `user` an authenticator app; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def editor():
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture(params=["officer", "manager", "editor", "administrator", "staff flag"])
def staff(request, db):
    """Everybody who needs a second factor, one after the other."""
    if request.param == "officer":
        return request.getfixturevalue("officer")
    if request.param == "manager":
        return request.getfixturevalue("manager")
    if request.param == "editor":
        return editor()
    if request.param == "administrator":
        return UserFactory(is_superuser=True, is_staff=True)
    return UserFactory(is_staff=True)


def by_password(user) -> Client:
    """A session that a password alone opened, as another door or an old cookie would bring it."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [{"method": "password", "at": 1.0, "email": user.email}]
    session.save()
    return client


@pytest.mark.parametrize("page", ["/en/office/people/", "/admin/pages/"])
def test_a_form_without_its_token_opens_no_page_to_a_password_alone(administrator, page):
    browser = by_password(administrator)
    browser.handler.enforce_csrf_checks = True

    answer = browser.post(
        page, {FIELD: sealed_mark(administrator), PAGE: page}, headers={"origin": "http://testserver"}
    )

    assert (answer.status_code, answer.templates[0].name) == (403, "typed_again.html")


@pytest.mark.parametrize("area", AREAS)
def test_a_password_alone_opens_no_area_to_staff(staff, area):
    response = by_password(staff).get(area)

    assert (response.status_code, response.url) == (302, "/en/accounts/2fa/")


@pytest.mark.parametrize("area", AREAS)
def test_a_password_alone_posts_to_no_area(staff, area):
    assert by_password(staff).post(area).url == "/en/accounts/2fa/"


@pytest.mark.parametrize("area", AREAS)
def test_a_session_without_any_record_is_no_better(staff, area):
    client = Client()
    client.force_login(staff)

    assert client.get(area).url == "/en/accounts/2fa/"


def test_the_record_of_somebody_else_does_not_count(officer, stranger):
    client = sign_in(stranger)
    session = client.session
    session["_auth_user_id"] = str(officer.pk)
    session["_auth_user_hash"] = officer.get_session_auth_hash()
    session.save()

    assert client.get("/en/my/notices/").url == "/en/accounts/2fa/"


def test_whoever_owns_an_app_is_asked_for_a_code(officer):
    with_app(officer)

    assert by_password(officer).get("/en/my/notices/").url == (
        "/en/accounts/2fa/reauthenticate/?next=%2Fen%2Fmy%2Fnotices%2F"
    )


def test_a_code_opens_the_way_back(officer):
    secret = with_app(officer)
    client = by_password(officer)
    form = client.get("/en/my/notices/").url

    assert client.get(form).status_code == 200
    assert client.post(form, {"code": "000000", "next": "/en/my/notices/"}).status_code == 200
    assert client.post(form, {"code": code_of(secret), "next": "/en/my/notices/"}).url == "/en/my/notices/"
    assert client.get("/en/my/notices/").status_code == 200


@pytest.mark.parametrize("between", [" ", "\u00a0", "\u2009", "\t"], ids=["blank", "no break", "thin", "tab"])
def test_a_code_may_be_typed_or_pasted_with_a_blank(officer, between):
    secret = with_app(officer)
    client = by_password(officer)
    form = client.get("/en/my/notices/").url
    code = code_of(secret)

    answer = client.post(form, {"code": f" {code[:3]}{between}{code[3:]}\u00a0", "next": "/en/my/notices/"})

    assert answer.url == "/en/my/notices/"


def test_an_app_is_set_up_by_a_code_with_a_blank(professional):
    client = sign_in(professional)
    code = code_of(client.get("/en/accounts/2fa/totp/activate/").context["form"].secret)

    client.post("/en/accounts/2fa/totp/activate/", {"code": f"{code[:3]}\u00a0{code[3:]}"})

    assert Authenticator.objects.filter(user=professional, type="totp").exists()


def test_with_the_second_factor_all_is_open(staff):
    assert sign_in(staff).get("/en/my/notices/").status_code == 200


def test_professionals_need_none(professional):
    assert by_password(professional).get("/en/my/notices/").status_code == 200


def test_whoever_joins_an_institution_needs_one_from_that_moment(professional):
    client = by_password(professional)
    assert client.get("/en/my/notices/").status_code == 200

    MembershipFactory(user=professional)

    assert client.get("/en/my/notices/").url == "/en/accounts/2fa/"


@pytest.mark.parametrize("state", [InstitutionState.PENDING, InstitutionState.REJECTED])
def test_whose_request_waits_or_was_refused_reads_so_by_the_password(state):
    """The factor is asked for when there is something that it protects: from the approval on."""
    membership = MembershipFactory(institution__state=state)
    client = Client()
    client.force_login(membership.user)

    before = client.get("/en/institution/")
    Institution.objects.update(state=InstitutionState.APPROVED, decision_reason="")
    after = client.get("/en/institution/")

    assert before.status_code == 200
    assert after.url == "/en/accounts/2fa/"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_staff_without_a_factor_set_one_up_and_go_on(officer):
    client = Client()
    assert client.post("/en/accounts/login/", {"login": officer.email, "password": PASSWORD}).status_code == 302
    assert client.get("/en/my/notices/").url == "/en/accounts/2fa/"
    assert "One more step before you go on" in client.get("/en/accounts/2fa/").content.decode()

    page = client.get("/en/accounts/2fa/totp/activate/")
    response = client.post("/en/accounts/2fa/totp/activate/", {"code": code_of(page.context["form"].secret)})

    assert response.url == "/en/accounts/2fa/recovery-codes/"
    assert len(client.get(response.url).context["unused_codes"]) == 10
    assert client.get("/en/my/start/").url == "/en/my/notices/"
    assert client.get("/en/my/notices/").status_code == 200
    assert "An authenticator app was set up" in [message.subject for message in posted()]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_session_forgets_the_factor_with_the_last_one(officer):
    with_app(officer)
    client = sign_in(officer)

    assert client.post("/en/accounts/2fa/totp/deactivate/").status_code == 302

    assert not Authenticator.objects.exists()
    assert client.get("/en/my/notices/").url == "/en/accounts/2fa/"


def test_signing_in_with_an_app_asks_for_its_code(client, officer):
    secret = with_app(officer)

    response = client.post("/en/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert response.url == "/en/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    assert client.get(response.url).status_code == 200
    client.post(response.url, {"code": code_of(secret)})

    assert client.get("/en/my/notices/").status_code == 200


def test_a_recovery_code_opens_once(officer):
    with_app(officer)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]

    opened = []
    for _ in range(2):
        client = Client()
        client.post("/en/accounts/login/", {"login": officer.email, "password": PASSWORD})
        client.post("/en/accounts/2fa/authenticate/", {"code": code})
        opened.append("_auth_user_id" in client.session)

    assert opened == [True, False]


def test_guessing_codes_is_stopped(officer):
    secret = with_app(officer)
    client = Client()
    client.post("/en/accounts/login/", {"login": officer.email, "password": PASSWORD})
    for _ in range(5):
        client.post("/en/accounts/2fa/authenticate/", {"code": "000000"})

    response = client.post("/en/accounts/2fa/authenticate/", {"code": code_of(secret)})

    assert "Too many attempts" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_pages_of_the_second_factor_are_ours(officer):
    with_app(officer)
    client = sign_in(officer)

    for page in ["", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/", "webauthn/", "reauthenticate/"]:
        response = client.get(f"/en/accounts/2fa/{page}")

        assert (page, response.status_code) == (page, 200)
        assert response.content.decode().count("<h1") == 1


def test_nonsense_instead_of_a_passkey_is_refused(client):
    assert client.post("/en/accounts/2fa/webauthn/login/", {"credential": "{}"}).status_code == 302
    assert client.post("/en/accounts/2fa/webauthn/login/", {"credential": ""}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_pages_open_without_a_factor_are_those_of_allauth_and_ours_of_the_same_kind():
    def walk(patterns, namespace=""):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from walk(pattern.url_patterns, inner)
            else:
                yield f"{namespace}{pattern.name or ''}", pattern.callback.__module__

    modules = {module for name, module in walk(get_resolver().url_patterns) if name.startswith(OPEN_PAGES)}

    assert modules
    assert {module for module in modules if not module.startswith("allauth.")} == {
        "diaspora.accounts.links",
        "diaspora.accounts.sign_up",
    }


def test_the_key_of_somebody_else_does_not_exist(officer, stranger):
    key = Authenticator.objects.create(user=stranger, type="webauthn", data={"name": "Theirs", "credential": {}})
    client = sign_in(officer)

    for page in ["edit", "remove"]:
        address = f"/en/accounts/2fa/webauthn/keys/{key.pk}/{page}/"
        assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert Authenticator.objects.filter(pk=key.pk).exists()
