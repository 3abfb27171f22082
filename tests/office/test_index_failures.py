"""What the search server refused is seen and tried again by administrators, in the editor."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from skills_match.enums import IndexState
from skills_match.models import IndexFailure, MatchIndex
from tests.conftest import sign_in
from tests.factories.people import UserFactory

REPORT = "/admin/reports/search-server/"


def somebody_who_may(*rights):
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *rights]))
    return sign_in(user)


@pytest.fixture
def failure(db):
    now = timezone.now()
    index = MatchIndex.objects.create(name="portal-people-1", state=IndexState.LIVE, drained_at=now)
    later = now + datetime.timedelta(days=1)
    return IndexFailure.objects.create(
        index=index, object_id=4711, error="mapper_parsing_exception", attempts=12, failed_at=now, retry_at=later
    )


def test_an_administrator_reads_what_was_refused_and_tries_it_again(failure):
    administrator = somebody_who_may("change_indexfailure")
    page = administrator.get(REPORT).content.decode()

    assert all(text in page for text in ("<td>Profile</td>", "4711", "mapper_parsing_exception", "Try again"))
    assert administrator.post(f"{REPORT}{failure.pk}/again/").status_code == 302

    failure.refresh_from_db()
    assert failure.retry_at <= timezone.now()


def test_an_editor_neither_reads_nor_repeats_it(failure):
    """The editor's own refusal: back to its first page."""
    editor, before = somebody_who_may(), failure.retry_at

    answers = [editor.get(REPORT), editor.get(f"{REPORT}results/"), editor.post(f"{REPORT}{failure.pk}/again/")]

    failure.refresh_from_db()
    assert [answer.url for answer in answers] == ["/admin/"] * 3
    assert failure.retry_at == before


def test_looking_tries_nothing_again(failure):
    assert somebody_who_may("change_indexfailure").get(f"{REPORT}{failure.pk}/again/").status_code == 405
