"""An address that waits to be confirmed is nobody's; whoever proves it shares the account with nobody."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from diaspora.accounts.addresses import is_taken
from diaspora.accounts.staff import AddressTaken, open_account, propose_address
from diaspora.models import User
from tests.conftest import sign_in
from tests.factories.people import UserFactory
from tests.post import posted

from ..test_factor_settings import signed_in
from .conftest import go_and_come_back, is_in
from .test_signing_in import ANSWERS, SIGN_UP

pytestmark = pytest.mark.django_db
VICTIM = "victim@example.org"
TYPED = {"first_name": "Rehema", "preferred_language": "en", "email": VICTIM, "password1": "samaki-mbili-ziwani"}
NEW_PASSWORD = {"password1": "mawingu-ya-asubuhi", "password2": "mawingu-ya-asubuhi"}


def link_to(address: str) -> str:
    """The link in the last message to `address`."""
    body = [message.body for message in posted() if message.to == [address]][-1]
    return body.split("http://testserver")[1].split()[0]


def waits_for(address: str, *, of: User) -> None:
    sign_in(of).post("/en/accounts/email/", {"email": address, "action_add": ""})
    assert of.emailaddress_set.filter(email=address, verified=False).exists()


def sign_up_unvouched(client: Client, provider, address: str) -> None:
    provider.person = {"sub": "thief", "email": address, "email_verified": False}
    go_and_come_back(client)
    client.post(SIGN_UP, ANSWERS | {"email": address})


def reset_password(address: str) -> Client:
    client = Client()
    client.post("/en/accounts/password/reset/", {"email": address})
    client.post(client.get(link_to(address)).url, NEW_PASSWORD)
    return client


@pytest.fixture
def administrator(db) -> User:
    return UserFactory(is_superuser=True)


@pytest.fixture
def thief(provider) -> User:
    """Signs in by a provider, and wants to have the address of somebody else."""
    provider.person = {"sub": "thief", "email": "thief@evil.example", "email_verified": True}
    client = Client()
    go_and_come_back(client)
    client.post(SIGN_UP, ANSWERS)
    thief = User.objects.get()
    waits_for(VICTIM, of=thief)
    return thief


def test_whoever_signs_up_gets_an_account_of_their_own_whoever_waits_for_the_address(client, thief, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=5))  # one letter in three minutes
    client.post("/en/accounts/signup/", TYPED)
    client.post(link_to(VICTIM))

    assert is_in(client)
    owner = User.objects.get(email=VICTIM)
    assert owner != thief
    assert list(EmailAddress.objects.filter(email=VICTIM).values_list("user", "verified")) == [(owner.pk, True)]
    assert SocialAccount.objects.get().user == thief


def test_no_link_to_a_new_password_goes_to_an_address_that_waits(client, thief):
    client.post("/en/accounts/password/reset/", {"email": VICTIM})

    assert not any("/password/reset/key/" in message.body for message in posted())


def test_an_address_that_waits_opens_no_account(thief):
    thief.set_password("kanga-kitenge")
    thief.save()
    client = Client()

    client.post("/en/accounts/login/", {"login": VICTIM, "password": "kanga-kitenge"})

    assert not is_in(client)
    assert "account_login" not in client.session


def test_a_change_of_address_and_a_new_password_each_disconnect_what_vouches_for_another_one(provider, thief):
    Client().post(link_to(VICTIM))

    assert not SocialAccount.objects.exists()
    client = Client()
    assert go_and_come_back(client).url == SIGN_UP

    SocialAccount.objects.create(
        user=thief, provider="tanzania-id", uid="thief", extra_data={"email": "a@evil.example"}
    )
    reset_password(VICTIM)
    assert not SocialAccount.objects.exists()


def test_a_new_password_keeps_what_vouches_for_the_same_address(professional):
    SocialAccount.objects.create(
        user=professional, provider="tanzania-id", uid="1", extra_data={"email": professional.email}
    )

    reset_password(professional.email)

    assert SocialAccount.objects.exists()


def test_what_the_provider_does_not_vouch_for_is_not_kept_as_if_it_did(provider, professional):
    SocialAccount.objects.create(user=professional, provider="tanzania-id", uid="thief")
    provider.person = {"sub": "thief", "email": professional.email, "email_verified": False}
    go_and_come_back(Client())

    reset_password(professional.email)

    assert not SocialAccount.objects.exists()


def test_whoever_confirms_by_the_link_alone_opens_the_account_to_no_stranger(provider):
    stranger = Client()
    sign_up_unvouched(stranger, provider, VICTIM)

    Client().post(link_to(VICTIM))
    go_and_come_back(stranger)

    assert not is_in(stranger)
    assert not SocialAccount.objects.exists()


def test_the_first_proof_of_an_address_ends_what_was_set_up_without_it(client):
    client.post("/en/accounts/signup/", TYPED)
    user = User.objects.get()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})

    Client().post(link_to(VICTIM))

    assert not Authenticator.objects.exists()


def test_a_change_of_address_ends_sessions_and_keeps_the_second_factor(professional):
    elsewhere = signed_in(professional)
    waits_for(VICTIM, of=professional)
    Authenticator.objects.create(user=professional, type=Authenticator.Type.TOTP, data={})

    Client().post(link_to(VICTIM))

    professional.refresh_from_db()
    assert professional.email == VICTIM
    assert Authenticator.objects.exists()
    assert elsewhere.get("/en/my/account/").status_code == 302


def an_unconfirmed_sign_up() -> None:
    Client().post("/en/accounts/signup/", TYPED)


def a_change_that_waits() -> None:
    waits_for(VICTIM, of=UserFactory())


UNPROVEN = pytest.mark.parametrize("typed", [an_unconfirmed_sign_up, a_change_that_waits])


@UNPROVEN
def test_nobody_keeps_the_owner_out_who_comes_by_a_provider(provider, client, typed):
    typed()
    provider.person = {"sub": "owner", "email": VICTIM, "email_verified": True}

    assert go_and_come_back(client).url == SIGN_UP
    client.post(SIGN_UP, ANSWERS | {"email": VICTIM})

    assert is_in(client)
    assert SocialAccount.objects.get().user == User.objects.get(email=VICTIM)
    assert User.objects.get(email=VICTIM).emailaddress_set.get().verified


@UNPROVEN
def test_nobody_keeps_the_office_from_opening_an_account(administrator, typed):
    typed()

    assert not is_taken(VICTIM)
    account = open_account(email=VICTIM, first_name="Rehema", last_name="", language="en", groups=[], by=administrator)

    assert account == User.objects.get(email=VICTIM)
    with pytest.raises(AddressTaken):
        open_account(email=VICTIM, first_name="R", last_name="", language="en", groups=[], by=administrator)


@UNPROVEN
def test_nobody_keeps_the_owner_from_changing_to_the_address(administrator, professional, typed):
    typed()

    propose_address(account=professional, email=VICTIM, by=administrator, reason="The old one is closed.")
    Client().post(link_to(VICTIM))

    professional.refresh_from_db()
    assert professional.email == VICTIM
    assert EmailAddress.objects.filter(email=VICTIM).count() == 1


def test_an_account_is_not_proposed_its_own_address(administrator):
    an_unconfirmed_sign_up()

    with pytest.raises(AddressTaken):
        propose_address(account=User.objects.get(email=VICTIM), email=VICTIM, by=administrator, reason="So.")
