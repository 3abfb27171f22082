"""Invitations: a link that makes the invited person a member, once, for seven days."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from diaspora import tasks
from diaspora.enums import InstitutionState, MemberRole
from diaspora.institutions import invitations, registration
from diaspora.models import Institution, Invitation
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory, UserFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
INVITE = "/en/institution/members/invite/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def institution(manager):
    return manager.memberships.get().institution


def invite(manager, email="halima@example.org", role="author", language="en"):
    return sign_in(manager).post(INVITE, {"email": email, "role": role, "language": language})


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body).group(1)


@pytest.fixture
def link(manager):
    """The path of the link that halima@example.org got."""
    invite(manager)
    tasks.send_due_notices()
    return link_in(mail.outbox.pop())


@pytest.fixture
def halima(db):
    return UserFactory(email="halima@example.org", first_name="Halima")


def test_the_link_comes_by_email_in_the_chosen_language(manager):
    assert invite(manager, language="sw").url == "/en/institution/members/"

    assert tasks.send_due_notices() == 1
    assert mail.outbox[0].to == ["halima@example.org"]
    assert link_in(mail.outbox[0]).startswith("/sw/institution/invitation/")
    assert Invitation.objects.get().emailed_at is not None


def test_the_database_does_not_hold_the_link(manager, link):
    token = link.rstrip("/").rsplit("/", 1)[1]

    stored = Invitation.objects.values().get()

    assert token not in [str(value) for value in stored.values()]


def test_the_invited_person_accepts_and_the_manager_hears(manager, institution, halima, link):
    client = sign_in(halima)
    assert "Accept the invitation" in client.get(link).content.decode()

    assert client.post(link).url == "/en/institution/"

    membership = institution.memberships.get(user=halima)
    assert membership.role == MemberRole.AUTHOR
    assert manager.notices.get().kind == "membership_joined"


def test_looking_at_the_link_changes_nothing(institution, halima, link):
    sign_in(halima).get(link)

    assert not institution.memberships.filter(user=halima).exists()


def test_a_double_press_joins_once(manager, institution, halima, link):
    client = sign_in(halima)

    assert [client.post(link).status_code, client.post(link).status_code] == [302, 302]
    assert institution.memberships.filter(user=halima).count() == 1
    assert manager.notices.count() == 1


def test_somebody_new_signs_up_and_comes_back_to_the_link(institution, link):
    client = Client()
    page = client.get(link).content.decode()
    sign_up = re.search(r'href="(/en/accounts/signup/[^"]+)"', page).group(1).replace("&amp;", "&")
    form = client.get(sign_up)
    assert form.context["form"]["email"].value() == "halima@example.org"
    answers = {
        "first_name": "Halima",
        "email": "halima@example.org",
        "password1": "samaki-mbili-ziwani",
        "preferred_language": "en",
        "next": form.context["redirect_field_value"],
    }
    client.post("/en/accounts/signup/", answers)

    assert client.post(link_in(posted()[-1])).url == link
    assert client.post(link).url == "/en/institution/"
    assert client.get("/en/institution/").url == "/en/accounts/2fa/"
    assert institution.memberships.filter(user__email="halima@example.org").exists()


def test_the_sign_in_leads_back_to_the_link(halima, link):
    client = Client()
    client.get(link)

    response = client.post("/en/accounts/login/", {"login": halima.email, "password": "kanga-kitenge", "next": link})

    assert response.url == link


def test_pressing_accept_signed_out_shows_the_way_in(institution, link):
    response = Client().post(link)

    assert "Create an account" in response.content.decode()
    assert institution.memberships.count() == 1


def test_somebody_else_does_not_get_in(institution, stranger, link):
    response = sign_in(stranger).post(link)

    assert response.status_code == 410
    assert "This invitation was sent to halima@example.org." in response.content.decode()
    assert institution.memberships.count() == 1


def test_an_unconfirmed_address_does_not_get_in(institution, link):
    user = UserFactory(email="halima@example.org", verified=False)

    assert sign_in(user).post(link).status_code == 410
    assert institution.memberships.count() == 1


def test_the_link_works_once(institution, halima, link):
    sign_in(halima).post(link)
    institution.memberships.filter(user=halima).delete()

    response = sign_in(halima).post(link)

    assert (response.status_code, "was used already" in response.content.decode()) == (410, True)
    assert not institution.memberships.filter(user=halima).exists()


def test_after_seven_days_it_says_what_to_do(institution, halima, link, time_machine):
    time_machine.move_to(timezone.now() + invitations.LIFETIME)
    client = Client()

    response = client.get(link)

    assert response.status_code == 410
    assert "This invitation is too old." in response.content.decode()
    assert "Ask the person who invited you for a new one." in response.content.decode()


@pytest.mark.parametrize("token", ["x", "0" * 64, "%00", "é"])
def test_an_invented_link_says_what_to_do(client, token):
    response = client.get(f"/en/institution/invitation/{token}/")

    assert response.status_code == 410
    assert "This invitation does not exist." in response.content.decode()


def test_a_link_that_was_taken_back_does_not_work(manager, institution, halima, link):
    client = sign_in(manager)
    pk = Invitation.objects.get().pk
    for _ in range(2):
        client.post(f"/en/institution/invitations/{pk}/revoke/")

    response = sign_in(halima).post(link)

    assert "was taken back" in response.content.decode()
    assert institution.memberships.count() == 1


def test_a_link_into_a_suspended_institution_does_not_work(officer, institution, halima, link):
    registration.suspend_institution(institution=institution, by=officer, reason="Under review")

    assert sign_in(halima).post(link).status_code == 410


def test_inviting_twice_sends_one_link(manager):
    for _ in range(2):
        assert invite(manager).status_code == 302

    assert tasks.send_due_notices() == 1
    assert Invitation.objects.count() == 1


def test_sending_again_replaces_the_link(manager, halima, link):
    sign_in(manager).post(f"/en/institution/invitations/{Invitation.objects.get().pk}/again/")
    tasks.send_due_notices()

    assert sign_in(halima).post(link).status_code == 410
    assert sign_in(halima).post(link_in(mail.outbox[0])).status_code == 302


def test_another_role_replaces_the_link(manager):
    invite(manager)
    invite(manager, email="Halima@Example.org", role="reviewer")

    assert [i.role for i in Invitation.objects.waiting()] == ["reviewer"]


def test_an_accepted_invitation_never_lowers_a_role(manager, institution, halima, link):
    MembershipFactory(institution=institution, user=halima, role=MemberRole.REVIEWER)

    sign_in(halima).post(link)

    assert institution.memberships.get(user=halima).role == MemberRole.REVIEWER


def test_a_member_is_not_invited_again(manager, institution, halima):
    MembershipFactory(institution=institution, user=halima)

    assert "is a member already" in invite(manager).content.decode()
    assert not Invitation.objects.exists()


def test_an_institution_that_waits_for_approval_invites_nobody(manager):
    Institution.objects.update(state=InstitutionState.PENDING)

    assert "as soon as the programme office has approved" in invite(manager).content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "halima"),
        ("email", "a" * 250 + "@example.org"),
        ("email", "h@example.org\nBcc: all@example.org"),
        ("role", "king"),
        ("language", "xx"),
    ],
)
def test_bad_input_is_explained_and_sends_nothing(manager, field, value):
    response = invite(manager, **{field: value})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Invitation.objects.exists()


def test_invitations_of_another_institution_do_not_exist(manager, institution):
    other = MembershipFactory().user
    foreign = invitations.invite_member(
        institution=other.memberships.get().institution,
        by=other,
        email="secret@example.org",
        role=MemberRole.AUTHOR,
        language="en",
    )
    client = sign_in(manager)

    assert "secret@example.org" not in client.get("/en/institution/members/").content.decode()
    for action in ["again", "revoke"]:
        assert client.post(f"/en/institution/invitations/{foreign.pk}/{action}/").status_code == 404
    assert Invitation.objects.waiting().get() == foreign


@pytest.mark.parametrize("role", [MemberRole.AUTHOR, MemberRole.REVIEWER])
def test_only_managers_invite(institution, role):
    person = MembershipFactory(institution=institution, role=role).user

    assert invite(person).status_code == 403
    with pytest.raises(registration.NotAllowed):
        invitations.invite_member(
            institution=institution, by=person, email="x@example.org", role=MemberRole.MANAGER, language="en"
        )


def test_a_link_that_is_too_old_is_never_sent(manager, time_machine):
    invite(manager)
    time_machine.move_to(timezone.now() + invitations.LIFETIME)

    assert tasks.send_due_notices() == 0
