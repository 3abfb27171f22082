"""What a real mail server sees of many e-mails."""

import datetime

import pytest
from aiosmtpd.controller import Controller
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from diaspora import tasks
from diaspora.models import Notice
from diaspora.notices.notify import notify
from tests.factories.people import UserFactory
from tests.servers.ports import free_port

pytestmark = pytest.mark.django_db


class Server:
    """Keeps who got something, by connection; refuses `refused`, and hangs up when it is `left`'s turn."""

    refused = left = ""

    def __init__(self) -> None:
        self.got: dict[object, list[str]] = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the name is aiosmtpd's
        if address == self.refused:
            return f"550 5.1.1 <{address}>: no Baraka here"
        if address == self.left:
            server.transport.close()
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name is aiosmtpd's
        self.got.setdefault(session.peer, []).extend(envelope.rcpt_tos)
        return "250 kept"


@pytest.fixture
def server(settings):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 10
    handler = Server()
    controller = Controller(handler, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def people():
    """Three with a notice each, in this order."""
    addresses = [f"{name}@example.org" for name in ("asha", "baraka", "chausiku")]
    for number, address in enumerate(addresses):
        notice = notify(user=UserFactory(email=address), kind="account_suspended", values={"reason": "x"}, path="/")
        due = timezone.now() - datetime.timedelta(minutes=9 - number)
        Notice.objects.filter(pk=notice.pk).update(email_due_at=due)
    return addresses


def test_one_connection_carries_all(server, people):
    assert tasks.send_due_notices() == 3

    assert list(server.got.values()) == [people]


@pytest.mark.parametrize("trouble", ["refused", "left"])
def test_after_trouble_with_one_the_others_get_theirs_over_a_new_connection(server, people, trouble):
    setattr(server, trouble, people[1])
    assert tasks.send_due_notices() == 2
    assert list(server.got.values()) == [[people[0]], [people[2]]]

    setattr(server, trouble, "")
    Notice.objects.filter(emailed_at=None).update(email_due_at=timezone.now())
    assert tasks.send_due_notices() == 1

    assert list(server.got.values()) == [[people[0]], [people[2]], [people[1]]]


def test_what_a_server_says_of_a_person_is_neither_kept_nor_logged(server, people, caplog):
    server.refused = people[1]

    tasks.send_due_notices()

    assert Notice.objects.get(emailed_at=None).email_error == "SMTPRecipientsRefused 550 5.1.1"
    (line,) = [record.getMessage() for record in caplog.records if record.name == "casework.letters.sending"]
    assert "550 5.1.1" in line
    assert "araka" not in line


class SilentBackend(BaseEmailBackend):
    """Takes nothing and says nothing, as some providers do for an address on their own list."""

    def send_messages(self, email_messages):
        return 0


def test_an_e_mail_that_nobody_took_does_not_count_as_sent(settings, people):
    settings.MAIL_TRANSPORT = f"{__name__}.SilentBackend"

    assert tasks.send_due_notices() == 0

    assert Notice.objects.filter(emailed_at=None, email_error="NotTaken").count() == 3
