"""A lost second factor is reset by the right person only, with a reason, and its owner is told."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from diaspora.accounts.second_factor import NoSecondFactor, OwnSecondFactor, StaffSecondFactor, reset_second_factor
from diaspora.models import User
from diaspora.notices.notify import render_notice
from office.history import history_of
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db
REASON = "Telephone lost; I called her at the hospital."


def with_factor(user):
    """`user` with an authenticator app and recovery codes."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user


def factors(user) -> int:
    return Authenticator.objects.filter(user=user).count()


def address(user):
    return reverse("office_people:second_factor", args=[user.pk])


def really_signed_in(user) -> Client:
    """A browser in which `user` went through the sign-in page, with a recovery code as the second factor."""
    cache.clear()
    browser = Client()
    browser.post(reverse("account_login"), {"login": user.email, "password": "kanga-kitenge"})
    codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    browser.post(reverse("mfa_authenticate"), {"code": codes[0]})
    return browser


@pytest.fixture
def owner(manager):
    """Works for an institution, so that a second factor is needed."""
    return with_factor(manager)


@pytest.fixture
def administrator(administrator):
    return with_factor(administrator)


def test_an_officer_resets_the_factor_of_a_member_after_a_page_that_says_what_happens(desk, owner):
    page = desk.get(address(owner))
    assert factors(owner) == 2

    answer = desk.post(address(owner), {"reason": REASON}, follow=True)

    assert "signed out everywhere" in page.text
    assert factors(owner) == 0
    assert "is removed." in answer.text
    assert [(event.title, event.text) for event in history_of(owner)] == [("Reset the second factor", REASON)]


def test_every_session_ends_and_the_next_one_leads_to_setting_up_a_new_factor(desk, owner, client):
    browser = really_signed_in(owner)
    assert browser.get("/en/institution/").status_code == 200

    desk.post(address(owner), {"reason": REASON})

    assert browser.get("/en/institution/").status_code == 302
    client.force_login(owner)
    assert client.get("/en/institution/").url == reverse("mfa_index")


def test_the_person_is_told_by_mail_with_the_reason_in_their_own_language(desk, owner):
    User.objects.filter(pk=owner.pk).update(preferred_language="sw")

    desk.post(address(owner), {"reason": REASON})

    notice = owner.notices.get()
    message = render_notice(notice, language="sw")
    assert notice.kind == "second_factor_reset"
    assert notice.email_due_at is not None
    assert REASON in message.body
    assert message.path == "/sw/accounts/2fa/"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001])
def test_it_needs_a_reason(desk, owner, reason):
    response = desk.post(address(owner), {"reason": reason})

    assert response.context["form"].errors["reason"]
    assert factors(owner) == 2


def test_nobody_resets_their_own(desk, officer, administrator):
    with_factor(officer)

    answer = desk.post(address(officer), {"reason": REASON}, follow=True)

    assert "You cannot reset your own second factor here." in answer.text
    assert factors(officer) == 2
    with pytest.raises(OwnSecondFactor):
        reset_second_factor(account=administrator, by=administrator, reason=REASON)


@pytest.mark.parametrize("permission", ["work_in_office", "access_admin"])
def test_only_an_administrator_resets_the_factor_of_staff(desk, officer, administrator, stranger, permission):
    staff = with_factor(stranger)
    staff.user_permissions.add(Permission.objects.get(codename=permission))

    refused = desk.get(address(staff), follow=True)
    with pytest.raises(StaffSecondFactor):
        reset_second_factor(account=User.objects.get(pk=staff.pk), by=officer, reason=REASON)
    assert "Only an administrator" in refused.text
    assert factors(staff) == 2

    reset_second_factor(account=User.objects.get(pk=staff.pk), by=administrator, reason=REASON)

    assert factors(staff) == 0


def test_an_officer_never_resets_the_factor_of_an_administrator(officer, administrator):
    with pytest.raises(StaffSecondFactor):
        reset_second_factor(account=administrator, by=officer, reason=REASON)


def test_only_a_superuser_resets_the_factor_of_a_superuser(administrator):
    root, other = (with_factor(User.objects.create_superuser(f"{name}@example.org")) for name in ("root", "other"))

    with pytest.raises(StaffSecondFactor):
        reset_second_factor(account=root, by=administrator, reason=REASON)
    reset_second_factor(account=root, by=other, reason=REASON)

    assert factors(root) == 0


@pytest.mark.parametrize("role", ["manager", "professional"])
def test_others_reset_nobodys(request, stranger, role):
    with_factor(stranger)

    response = sign_in(request.getfixturevalue(role)).post(address(stranger), {"reason": REASON})

    assert response.status_code == 403
    assert factors(stranger) == 2


def test_without_a_factor_there_is_nothing_to_reset(desk, officer, stranger):
    page = desk.get(reverse("office_people:account", args=[stranger.pk])).text

    assert address(stranger) not in page
    with pytest.raises(NoSecondFactor):
        reset_second_factor(account=stranger, by=officer, reason=REASON)


def test_the_page_of_the_account_offers_it_where_it_is_possible(desk, owner, administrator):
    assert address(owner) in desk.get(reverse("office_people:account", args=[owner.pk])).text
    assert address(administrator) not in desk.get(reverse("office_people:account", args=[administrator.pk])).text


def test_the_factors_of_others_stay(desk, owner, stranger):
    with_factor(stranger)

    desk.post(address(owner), {"reason": REASON})

    assert factors(stranger) == 2
