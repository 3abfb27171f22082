"""Who wants no more letters, or whose letters come back, gets none, and hears of it where it can be mended."""

import base64
import json

import pytest
from django.core import mail
from django.test import Client
from django.urls import include, path, reverse
from django.utils import timezone

from casework.letters.sending import WAITS
from casework.letters.stops import bounce_of, note_complaint, note_hard_bounce, why_stopped
from casework.models import LetterKind
from diaspora import tasks
from diaspora.models import Notice
from diaspora.notices.notify import notify
from office.history import history_of
from portal.mail_reports import mail_reports
from tests.conftest import sign_in
from tests.diaspora.test_mail_server import server  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def tell(person) -> Notice:
    return notify(user=person, kind="account_reinstated", values={})


def test_a_complaint_keeps_no_letter_away_that_one_is_owed(professional):
    note_complaint(address=professional.email)
    tell(professional)

    assert tasks.send_due_notices() == 1


def test_nothing_goes_where_letters_come_back_and_the_row_says_so(professional, stranger):
    note_hard_bounce(address=professional.email.upper(), said="5.1.1")
    tell(professional)
    tell(stranger)

    assert tasks.send_due_notices() == 1

    assert [email.to for email in mail.outbox] == [[stranger.email]]
    kept = Notice.objects.get(user=professional)
    assert (kept.email_due_at, kept.email_error) == (None, "bounced")
    assert tasks.send_due_notices() == 0


def test_a_server_that_says_to_the_last_that_there_is_no_mailbox_is_believed(server, professional):  # noqa: F811
    server.refused = professional.email
    notice = tell(professional)

    for _attempt in range(len(WAITS) + 1):
        assert bounce_of(professional.email) is None
        Notice.objects.filter(pk=notice.pk).update(email_due_at=timezone.now())
        tasks.send_due_notices()

    assert bounce_of(professional.email).said == "550 5.1.1"


def test_the_person_reads_that_letters_come_back_and_says_that_they_arrive_again(professional, stranger):
    note_hard_bounce(address=professional.email)
    client = sign_in(professional)
    page = reverse("diaspora:coming_back")

    assert "Our e-mails do not reach you" in client.get(reverse("my:home")).text
    assert "Our e-mails do not reach you" not in sign_in(stranger).get(reverse("my:home")).text
    assert professional.email in client.get(page).text
    sign_in(stranger).post(page)
    assert bounce_of(professional.email)

    client.post(page)

    assert bounce_of(professional.email) is None
    assert "Our e-mails reach you" in client.get(page).text


def test_the_office_sees_that_letters_come_back_and_sends_again(professional, officer, stranger):
    note_hard_bounce(address=professional.email)
    account = reverse("office_people:account", args=[professional.pk])
    again = reverse("office_people:works_again", args=[professional.pk])

    assert "Came back, stopped since" in sign_in(officer).get(account).text
    assert sign_in(stranger).post(again).status_code == 403
    assert bounce_of(professional.email)
    sign_in(officer).post(again)

    assert bounce_of(professional.email) is None
    assert "None came back" in sign_in(officer).get(account).text
    assert "arrive again" in history_of(professional)[0].title


#: The addresses of the portal with a provider, for the tests below.
urlpatterns = [path("mail/", include("anymail.urls"))]
SECRET = "portal:a-long-secret"


class TestProvider:
    @pytest.fixture(autouse=True)
    def provider(self, settings):
        settings.MAIL_TRANSPORT = "anymail.backends.postmark.EmailBackend"
        settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}
        settings.ROOT_URLCONF = __name__

    def tells(self, event: dict, *, secret: str = SECRET) -> int:
        sealed = base64.b64encode(secret.encode()).decode()
        answer = Client(enforce_csrf_checks=True, raise_request_exception=False).post(
            "/mail/postmark/tracking/",
            json.dumps(event),
            content_type="application/json",
            headers={"authorization": f"Basic {sealed}"},
        )
        return answer.status_code

    @pytest.mark.parametrize(
        ("event", "stopped"),
        [
            ({"RecordType": "Bounce", "Type": "HardBounce", "TypeCode": 1}, list(LetterKind)),
            ({"RecordType": "SpamComplaint", "Type": "SpamComplaint", "TypeCode": 100001}, list(LetterKind)[1:]),
            ({"RecordType": "Bounce", "Type": "Transient", "TypeCode": 2}, []),
            ({"RecordType": "Delivery", "Recipient": "asha@people.example"}, []),
        ],
    )
    def test_what_the_provider_reports_stops_what_it_should(self, event, stopped):
        for _twice in range(2):
            assert self.tells({**event, "Email": "asha@people.example"}) == 200

        assert [kind for kind in LetterKind if why_stopped(["Asha@people.example"], kind=kind)] == stopped

    def test_somebody_else_is_refused(self):
        event = {"RecordType": "Bounce", "Type": "HardBounce", "TypeCode": 1, "Email": "asha@people.example"}

        assert self.tells(event, secret="portal:guessed") == 400
        assert bounce_of("asha@people.example") is None

    def test_only_the_provider_that_is_used_has_an_address_and_only_with_a_secret(self, settings):
        assert [pattern.name for pattern in mail_reports()] == ["postmark_tracking_webhook"]

        settings.ANYMAIL = {}
        assert mail_reports() == []
