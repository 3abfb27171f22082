"""Closing and opening accounts."""

from functools import partial

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import ModelLogEntry

from casework.moves import AlreadyDone, ReasonMissing
from diaspora import rules, tasks
from diaspora.accounts import closing
from diaspora.enums import StaffGroup
from diaspora.models import User
from diaspora.privacy.erasure import delete_account
from home.site.groups import ensure_groups
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import UserFactory
from tests.post import posted

pytestmark = pytest.mark.django_db
REASON = "Two accounts of one person"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def test_a_closed_account_ends_its_sessions_at_once(officer, professional):
    client = sign_in(professional)
    assert client.get("/en/my/notices/").status_code == 200

    closing.suspend_account(account=professional, by=officer, reason=REASON)

    assert client.get("/en/my/notices/").status_code == 302


def test_its_owner_reads_why_and_whom_to_ask_after_the_right_password_only(officer, professional):
    closing.suspend_account(account=professional, by=officer, reason=REASON)
    client = Client()

    right = client.post("/en/accounts/login/", {"login": professional.email, "password": "kanga-kitenge"})
    wrong = Client().post("/en/accounts/login/", {"login": professional.email, "password": "wrong-password"})

    assert right.status_code == 403
    assert REASON in right.content.decode()
    assert "Write to the programme office" in right.content.decode()
    assert "_auth_user_id" not in client.session
    assert REASON not in wrong.content.decode()


def test_the_reason_is_sent_by_email_and_the_history_kept(officer, professional):
    closing.suspend_account(account=professional, by=officer, reason=REASON)
    tasks.send_due_notices()

    assert (posted()[0].to, REASON in posted()[0].body) == ([professional.email], True)
    entry = ModelLogEntry.objects.for_instance(professional).get()
    assert (entry.action, entry.user, entry.data) == ("account.suspend", officer, {"reason": REASON})


def test_a_closed_account_cannot_reset_its_password(officer, professional):
    closing.suspend_account(account=professional, by=officer, reason=REASON)

    Client().post("/en/accounts/password/reset/", {"email": professional.email})

    assert "/password/reset/key/" not in posted()[-1].body


def test_an_opened_account_works_again(officer, professional):
    closing.suspend_account(account=professional, by=officer, reason=REASON)
    closing.reinstate_account(account=professional, by=officer)

    response = Client().post("/en/accounts/login/", {"login": professional.email, "password": "kanga-kitenge"})

    assert response.url == "/en/my/"
    assert professional.notices.count() == 2


def test_doing_it_twice_does_it_once(officer, professional):
    for _ in range(2):
        closing.suspend_account(account=professional, by=officer, reason=REASON)
    for _ in range(2):
        closing.reinstate_account(account=professional, by=officer)

    assert professional.notices.count() == 2


def test_a_deleted_account_is_neither_closed_nor_opened(officer, professional):
    was_open = User.objects.get(pk=professional.pk)
    ApplicationFactory(profile=professional.profile)  # what was sent keeps the row
    delete_account(user=professional)

    for verb in (partial(closing.suspend_account, reason=REASON), closing.reinstate_account):
        with pytest.raises(closing.DeletedAccount, match="Nobody can bring it back"):
            verb(account=was_open, by=officer)


def test_whoever_became_an_administrator_meanwhile_is_not_closed_by_an_officer(officer, stranger):
    as_the_page_showed = User.objects.get(pk=stranger.pk)
    stranger.groups.add(ensure_groups()[StaffGroup.ADMINISTRATORS])

    with pytest.raises(closing.AdministratorAccount):
        closing.suspend_account(account=as_the_page_showed, by=officer, reason=REASON)


def test_whoever_lost_the_office_meanwhile_closes_nobody(officer, professional):
    assert rules.is_office(officer)
    officer.user_permissions.clear()

    with pytest.raises(closing.NotForYou):
        closing.suspend_account(account=professional, by=officer, reason=REASON)


def test_a_colleague_who_gave_another_reason_is_not_passed_over_in_silence(officer, professional):
    closing.suspend_account(account=professional, by=officer, reason=REASON)

    with pytest.raises(AlreadyDone, match="for another reason"):
        closing.suspend_account(account=professional, by=officer, reason="Another")

    assert User.objects.get(pk=professional.pk).suspended_reason == REASON


def test_the_wrong_person_is_refused(officer, professional, stranger):
    administrator = UserFactory(is_superuser=True)

    for by, account, reason, error in [
        (stranger, professional, REASON, closing.NotForYou),
        (officer, officer, REASON, closing.OwnAccount),
        (officer, professional, "  ", ReasonMissing),
        (officer, administrator, REASON, closing.AdministratorAccount),
    ]:
        with pytest.raises(error):
            closing.suspend_account(account=account, by=by, reason=reason)
    with pytest.raises(closing.NotForYou):
        closing.reinstate_account(account=professional, by=stranger)
    assert not professional.notices.exists()
