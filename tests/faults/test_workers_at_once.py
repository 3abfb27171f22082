"""Two workers that do the same at the same moment: it is done once.

Where a lock decides, each test has its control: without the lock it ends otherwise. Where one conditional update
decides, there is no lock to take away.
"""

import datetime
import threading

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from casework.letters import sending
from diaspora.enums import FileKind
from diaspora.files.store import delete_unused_files
from diaspora.models import Notice, PrivateFile
from diaspora.profiles import publishing
from home.scheduled import publish_due
from selection.offers import ending
from skills_match.alerts.finding import find_alerts
from skills_match.enums import ApplicationState, ChangeKind, InvitationState
from skills_match.invitations.endings import expire_due_invitations
from skills_match.models import (
    AlertCause,
    AlertMessage,
    Application,
    AssignmentInvitation,
    MatchIndex,
)
from skills_match.models.querysets import today_in_closing_zone
from skills_match.search_server.writing import writing_to
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
)
from tests.factories.people import ProfileFactory, UserFactory
from tests.skills_match.heard import heard_by

from .at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]


@pytest.mark.parametrize("state", [InvitationState.WAITING, InvitationState.DECLINED])
def test_two_clocks_free_a_place_once(state):
    AssignmentInvitationFactory(state=state, answer_by=today_in_closing_zone() - datetime.timedelta(days=1))
    freed = []

    at_once(AssignmentInvitation, *[lambda: freed.append(expire_due_invitations())] * 2)

    assert sorted(freed) == [0, 1]


def test_two_clocks_remind_once_of_an_offer():
    offer = ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=today_in_closing_zone())

    at_once(Application, ending.remind_of_offers, ending.remind_of_offers)

    assert heard_by(offer.profile.user) == ["application_offer_reminder"]


def test_two_workers_ask_each_person_once_whether_they_are_still_available(is_locked):
    long_ago = timezone.now() - publishing.CONFIRMED_FOR - datetime.timedelta(days=1)
    ProfileFactory.create_batch(3, published_at=long_ago, confirmed_at=long_ago)
    asked = []

    at_once(Notice, *[lambda: asked.append(publishing.ask_still_available())] * 2)

    assert sorted(asked) == ([0, 3] if is_locked else [3, 3])
    assert Notice.objects.filter(kind="still_available").count() == sum(asked)


def test_two_workers_publish_a_page_once(is_locked):
    page = Page(title="News", slug="scheduled-news", live=False)
    Page.objects.get(depth=1).add_child(instance=page)
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(hours=1))
    published = []

    at_once(Page, *[lambda: published.append(publish_due())] * 2)

    assert sorted(published) == ([0, 1] if is_locked else [1, 1])
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == sum(published)


def test_two_workers_delete_a_replaced_file_once():
    PrivateFile.objects.create(
        owner=UserFactory(), kind=FileKind.CV, is_current=False, path="aa/bb/cc", size=1, original_name="cv.pdf"
    )
    deleted = []

    at_once(PrivateFile, *[lambda: deleted.append(delete_unused_files())] * 2)

    assert sorted(deleted) == [0, 1]


def test_two_workers_look_once_for_whom_an_assignment_is_new():
    AlertCause.objects.mark(kind=ChangeKind.ASSIGNMENT, object_id=AssignmentFactory().pk)
    looked = []

    at_once(AlertCause, *[lambda: looked.append(find_alerts())] * 2)

    assert sorted(looked) == [0, 1]


def test_two_workers_claim_an_email_once():
    message = AlertMessage.objects.create(user=UserFactory(), week=datetime.date(2026, 11, 16), number=1)
    claimed = []

    at_once(AlertMessage, *[lambda: claimed.append(sending.claim(message))] * 2)

    assert sorted(claimed) == [False, True]


def test_two_workers_do_not_write_to_one_index():
    index = MatchIndex.objects.create(kind=ChangeKind.PROFILE, name="people-1", drained_at=timezone.now())
    both_asked = threading.Barrier(2)
    writers = []

    def write() -> None:
        with writing_to(index) as writer:
            writers.append(writer is not None)
            both_asked.wait(timeout=10)

    assert at_once(MatchIndex, write, write) == []
    assert sorted(writers) == [False, True]
