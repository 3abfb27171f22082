"""After an account is deleted nothing in any table, session, file, log or cache names the person.

Somebody called Qanary does everything that people of that kind do here, through the verbs; then each text that the
register of personal data declares about them is filled with the word as well, and after the deletion it is looked for
everywhere. A new kind of record about people must be made here too, or a test fails.
"""

import logging

import pytest
from allauth.account.models import EmailAddress

from diaspora import tasks
from diaspora.models import OfficeNote, User
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.registry import holdings
from tests.factories.people import MembershipFactory
from tests.privacy_traces import traces

from .canaries import KINDS, colleague
from .canaries.word import WORD, fill

pytestmark = pytest.mark.django_db
#: Nothing about one person in particular, or made only for a moment.
NOT_OF_A_PERSON = {"diaspora.writtenemail"}


@pytest.fixture(autouse=True)
def empty_folders(settings, tmp_path):
    """What other tests left behind in files says nothing about this person."""
    settings.MEDIA_ROOT, settings.PRIVATE_FILES_DIR = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def host(db):
    return MembershipFactory()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_names_the_person_any_more(kind, officer, host, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.DEBUG)
    with django_capture_on_commit_callbacks(execute=True):
        user = kind(officer, host)
    fill(user)
    assert len(traces(WORD)) > 5
    caplog.clear()

    with django_capture_on_commit_callbacks(execute=True):
        delete_account(user=User.objects.get(pk=user.pk))
    tasks.send_written_emails()

    found = traces(WORD)
    assert found == [], "\n".join(found)
    assert WORD not in caplog.text.lower()


def test_every_kind_of_record_about_a_person_is_in_the_test(officer, host):
    for kind in KINDS:
        User.objects.filter(email="qanary@example.org").update(email=f"{kind.__name__}@example.org")
        EmailAddress.objects.filter(email="qanary@example.org").update(email=f"{kind.__name__}@example.org")
        kind(officer, host)
    people = User.objects.filter(first_name="Qanary")

    missing = {
        holding.label
        for holding in holdings()
        if holding.owner and not any(holding.rows_of(person).exists() for person in people)
    }

    assert missing - NOT_OF_A_PERSON == set()


def test_notes_about_others_stay(officer, host):
    user = colleague(officer, host)

    delete_account(user=User.objects.get(pk=user.pk))

    assert OfficeNote.objects.get().text == "They answer late"
