"""What administrators do with accounts: open one, give roles, propose an address, delete on request."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from casework.moves import ReasonMissing
from diaspora.accounts import staff
from diaspora.enums import StaffGroup
from diaspora.models import User
from diaspora.notices.notify import render_notice
from home.site.groups import ensure_groups
from office.history import history_of
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory, UserFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
REASON = "She called: the old mailbox is closed."
PASSWORD = "mawingu-ya-asubuhi"


@pytest.fixture(autouse=True)
def groups() -> dict[str, Group]:
    cache.clear()
    return ensure_groups()


@pytest.fixture
def browser(administrator):
    return sign_in(administrator)


def page(name: str, account: User) -> str:
    return reverse(f"office_people:{name}", args=[account.pk])


def path_in(letter) -> str:
    return re.search(r"http://testserver(/\S+/accounts/\S+)", letter.body).group(1)


def new(groups, **changes) -> dict:
    return {
        "email": "Neema@Example.org",
        "first_name": "Neema",
        "last_name": "Lema",
        "language": "sw",
        "groups": [groups[StaffGroup.EDITORS].pk],
        "is_superuser": "on",
        **changes,
    }


def test_an_account_is_opened_without_a_password_and_its_owner_chooses_one(browser, groups):
    browser.post(reverse("office_people:add_account"), new(groups))

    made = User.objects.get(email="neema@example.org")
    assert (made.is_superuser, made.has_usable_password(), made.preferred_language) == (False, False, "sw")
    assert list(made.groups.all()) == [groups[StaffGroup.EDITORS]]
    (letter,) = posted()
    person = Client()
    person.post(path_in(letter), {"email": made.email})
    form = person.get(path_in(posted()[-1])).url
    person.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    assert person.post("/en/accounts/login/", {"login": made.email, "password": PASSWORD}).status_code == 302
    assert person.get("/en/my/").url == reverse("mfa_index")


def test_one_address_has_one_account(browser, groups, professional):
    answer = browser.post(reverse("office_people:add_account"), new(groups, email=professional.email.upper()))

    assert "Another account uses this e-mail address." in answer.text
    assert not posted()


def test_roles_are_given_and_taken_and_the_person_is_told_in_their_own_language(browser, groups, stranger):
    User.objects.filter(pk=stranger.pk).update(preferred_language="sw")

    browser.post(page("account_roles", stranger), {"groups": [groups[StaffGroup.OFFICE].pk]})
    browser.post(page("account_roles", stranger), {"groups": [groups[StaffGroup.OFFICE].pk]})
    given = render_notice(stranger.notices.get(), language="sw")
    browser.post(page("account_roles", stranger), {})

    assert "Ofisi ya programu" in given.body
    assert stranger.notices.count() == 2
    assert not stranger.groups.exists()
    entries = ModelLogEntry.objects.for_instance(stranger).order_by("timestamp")
    assert [entry.data for entry in entries] == [
        {"given": ["Programme office"], "taken": []},
        {"given": [], "taken": ["Programme office"]},
    ]
    assert [event.text for event in history_of(stranger)] == ["− Programme office", "+ Programme office"]


def test_a_new_address_counts_when_its_owner_opens_the_link_and_both_addresses_are_told(browser, stranger):
    old = stranger.email

    browser.post(page("account_address", stranger), {"email": "New@Example.org", "reason": REASON})

    stranger.refresh_from_db()
    assert stranger.email == old
    told, asked = posted()
    assert (told.to, asked.to) == ([old], ["new@example.org"])
    assert REASON in told.body
    assert "new@example.org" in told.body
    Client().post(path_in(asked))
    stranger.refresh_from_db()
    assert stranger.email == "new@example.org"
    assert Client().post("/en/accounts/login/", {"login": "new@example.org", "password": "kanga-kitenge"}).url == (
        "/en/my/"
    )


def test_the_log_of_an_address_holds_the_reason_and_no_address(browser, stranger):
    browser.post(page("account_address", stranger), {"email": "new@example.org", "reason": REASON})

    assert ModelLogEntry.objects.for_instance(stranger).get().data == {"reason": REASON}


def test_a_proposed_address_needs_a_reason_and_is_free(administrator, stranger, professional):
    with pytest.raises(ReasonMissing):
        staff.propose_address(account=stranger, email="new@example.org", by=administrator, reason=" ")
    with pytest.raises(staff.AddressTaken):
        staff.propose_address(account=stranger, email=professional.email, by=administrator, reason=REASON)
    assert not posted()


def test_an_account_is_deleted_when_the_person_asks_for_it(browser, stranger):
    browser.post(page("delete_account", stranger), {})
    assert User.objects.filter(pk=stranger.pk).exists()

    browser.post(page("delete_account", stranger), {"understood": "on"})

    assert not User.objects.filter(pk=stranger.pk).exists()
    assert [letter.to for letter in posted()] == [[stranger.email]]


def test_the_last_manager_of_an_institution_is_not_deleted(browser):
    manager = MembershipFactory().user

    answer = browser.post(page("delete_account", manager), {"understood": "on"})

    assert "last manager" in answer.text
    assert User.objects.filter(pk=manager.pk).exists()


PAGES = ["account_roles", "account_address", "delete_account"]
FULL = {"groups": [], "email": "new@example.org", "reason": REASON, "understood": "on"}


@pytest.mark.parametrize("name", PAGES)
def test_nobody_does_it_to_their_own_account_nor_to_a_superuser(browser, administrator, name):
    root = User.objects.create_superuser("root@example.org")

    for account in (administrator, root):
        assert browser.get(page(name, account)).status_code == 403
        assert browser.post(page(name, account), FULL).status_code == 403
    assert User.objects.filter(pk__in=[administrator.pk, root.pk]).count() == 2
    assert administrator.groups.exists()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", ["officer", "manager", "professional"])
def test_others_do_it_to_nobody(request, stranger, name, role):
    answer = sign_in(request.getfixturevalue(role)).post(page(name, stranger), FULL)

    assert answer.status_code == 403
    assert User.objects.filter(pk=stranger.pk).exists()


def test_verbs_refuse_too(officer, stranger, groups):
    with pytest.raises(staff.NotYours):
        staff.change_groups(account=stranger, groups=[groups[StaffGroup.OFFICE]], by=officer)
    with pytest.raises(staff.OwnRoles):
        staff.change_groups(account=officer, groups=[groups[StaffGroup.ADMINISTRATORS]], by=officer)
    with pytest.raises(staff.NotYours):
        staff.open_account(email="a@example.org", first_name="A", last_name="", language="en", groups=[], by=officer)


def test_accounts_are_narrowed_by_role(browser, administrator, groups, stranger):
    found = browser.get(reverse("office_people:accounts"), {"role": groups[StaffGroup.ADMINISTRATORS].pk}).context[
        "page"
    ]

    assert list(found) == [administrator]


def test_an_account_that_was_closed_without_a_reason_is_opened_again(browser):
    closed = UserFactory(is_active=False)
    assert "Open again" in browser.get(page("account", closed)).text

    browser.post(page("reinstate_account", closed))

    closed.refresh_from_db()
    assert closed.is_active


def test_officers_do_not_close_the_account_of_an_administrator(officer, administrator):
    sign_in(officer).post(page("suspend_account", administrator), {"reason": "Because."})

    administrator.refresh_from_db()
    assert administrator.is_active
