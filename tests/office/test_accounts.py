"""Accounts: found, suspended with a reason, opened again."""

import pytest
from django.urls import reverse

from diaspora.accounts.look_alikes import look_alikes
from diaspora.models import User
from diaspora.privacy.erasure import delete_account
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def suspend(desk, account, **values):
    address = reverse("office_people:suspend_account", args=[account.pk])
    return desk.post(address, values | {"confirmed": "1"}, follow=True)


def test_accounts_are_found_by_name_and_address(desk, officer):
    zuberi = UserFactory(first_name="Zuberi", last_name="Kondo", email="zk@example.org")
    UserFactory(first_name="Zainabu")

    for words in ("zuberi", "Kondo Zuberi", "zk@example"):
        assert list(desk.get(reverse("office_people:accounts"), {"q": words}).context["page"]) == [zuberi], words


def test_accounts_are_narrowed_by_state(desk, officer, professional):
    suspended = UserFactory()
    suspend(desk, suspended, reason="Sold places in the queue.")
    closed = UserFactory(is_active=False)

    for state, expected in (("suspended", {suspended}), ("closed", {closed}), ("active", {officer, professional})):
        assert set(desk.get(reverse("office_people:accounts"), {"state": state}).context["page"]) == expected


def test_the_list_costs_the_same_with_one_and_with_three(desk, django_assert_num_queries):
    MembershipFactory()
    desk.get(reverse("office_people:accounts"))
    with django_assert_num_queries(14):
        desk.get(reverse("office_people:accounts"))
    MembershipFactory.create_batch(2)

    with django_assert_num_queries(14):
        response = desk.get(reverse("office_people:accounts"))

    assert len(response.context["page"]) == 4


def test_a_suspended_person_is_signed_out_and_told_why(desk, professional):
    browser = sign_in(professional)

    suspend(desk, professional, reason="Sold places in the queue.")

    professional.refresh_from_db()
    assert (professional.is_active, professional.suspended_reason) == (False, "Sold places in the queue.")
    assert browser.get(reverse("my:home")).status_code == 302
    assert [notice.kind for notice in professional.notices.all()] == ["account_suspended"]


def test_suspending_twice_keeps_the_first_reason(desk, professional):
    suspend(desk, professional, reason="First.")
    suspend(desk, professional, reason="Second.")

    professional.refresh_from_db()
    assert professional.suspended_reason == "First."


def test_a_suspended_account_is_opened_again(desk, professional):
    suspend(desk, professional, reason="A mistake.")

    desk.post(reverse("office_people:reinstate_account", args=[professional.pk]))

    professional.refresh_from_db()
    assert (professional.is_active, professional.suspended_at, professional.suspended_reason) == (True, None, "")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001])
def test_a_suspension_needs_a_reason(desk, professional, reason):
    response = suspend(desk, professional, reason=reason)

    professional.refresh_from_db()
    assert professional.is_active
    assert response.context["form"].errors["reason"]


def test_officers_suspend_neither_themselves_nor_administrators(desk, officer, administrator):
    for account in (officer, administrator):
        response = suspend(desk, account, reason="Because.")
        account.refresh_from_db()
        assert account.is_active
        assert 'class="error-summary"' in response.text
        assert "Because." in response.text


def test_the_page_offers_suspension_only_where_it_is_possible(desk, officer, professional, administrator):
    def offers(account):
        content = desk.get(reverse("office_people:account", args=[account.pk])).content.decode()
        return reverse("office_people:suspend_account", args=[account.pk]) in content

    assert offers(professional)
    assert not offers(officer)
    assert not offers(administrator)
    assert not offers(User.objects.create_superuser("admin@example.org"))


@pytest.mark.parametrize("role", ["manager", "stranger"])
def test_others_suspend_nobody(request, professional, role):
    response = suspend(sign_in(request.getfixturevalue(role)), professional, reason="I do not like this one.")

    professional.refresh_from_db()
    assert response.status_code == 403
    assert professional.is_active


def test_the_office_reads_which_accounts_may_be_of_one_person(desk, django_assert_num_queries):
    asha = ProfileFactory(user__first_name="Asha", user__last_name="Mrema", phone="+44 20 7946 0018").user
    same_name = UserFactory(first_name="Mréma", last_name="asha")
    same_phone = ProfileFactory(phone="0044 (20) 79460018").user
    ProfileFactory(phone="+44 20 7946 00189")
    erased = UserFactory(first_name="Asha", last_name="Mrema")
    delete_account(user=erased)

    account = User.objects.select_related("profile").get(pk=asha.pk)

    with django_assert_num_queries(2):
        found = look_alikes(account)

    assert [(each.account, str(each.why)) for each in found] == [
        (same_phone, "the same telephone number"),
        (same_name, "the same name"),
    ]
    application = ApplicationFactory(profile=asha.profile)
    for address in (
        reverse("office_people:account", args=[asha.pk]),
        reverse("office:application", args=[application.pk]),
    ):
        page = desk.get(address).text
        assert "Possibly the same person" in page
        assert same_name.email in page
