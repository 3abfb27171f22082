"""A mail server that refuses or hangs: only mail waits for it, nobody storms it, and every letter goes out once."""

import datetime
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from casework.circuit import Circuit
from casework.letters import sending
from diaspora import tasks
from diaspora.models import Notice
from diaspora.notices.notify import notify
from diaspora.notices.written_emails import write_email
from portal.worker.loops import Clock, InBackground, Mail
from skills_match.enums import AssignmentState
from skills_match.models import Assignment
from skills_match.models.querysets import today_in_closing_zone
from tests.factories.matching import AssignmentFactory
from tests.factories.people import UserFactory
from tests.servers.ports import free_port


class Away:
    """Counts who comes. Refusing: hangs up at once. Hanging: takes the connection and says nothing."""

    def __init__(self, port: int, *, hangs: bool) -> None:
        self.visits = 0
        self._hangs, self._held = hangs, []
        self._listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                visitor, _address = self._listener.accept()
            except OSError:
                return
            self.visits += 1
            self._held.append(visitor) if self._hangs else visitor.close()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for visitor in self._held:
            visitor.close()


class Well:
    """Keeps who got a letter, and its Message-ID."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name is aiosmtpd's
        lines = envelope.content.decode().splitlines()
        number = next(line for line in lines if line.lower().startswith("message-id:"))
        self.got += [(address, number) for address in envelope.rcpt_tos]
        return "250 kept"


@contextmanager
def well(port: int) -> Iterator[Well]:
    server = Well()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
def port(settings, monkeypatch) -> int:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 1
    return settings.EMAIL_PORT


def tell(count: int) -> list[str]:
    people = UserFactory.create_batch(count)
    for user in people:
        notify(user=user, kind="account_reinstated", values={})
    return sorted(user.email for user in people)


@pytest.mark.django_db
@pytest.mark.parametrize("hangs", [True, False], ids=["hanging", "refusing"])
def test_nobody_storms_a_server_that_is_away_and_no_letter_loses_an_attempt(port, monkeypatch, hangs):
    now = [0.0]
    monkeypatch.setattr(sending, "circuit", Circuit(pause=60, longest=600, tolerated=3, clock=lambda: now[0]))
    people = tell(20)
    away = Away(port, hangs=hangs)

    for _second in range(50):
        assert tasks.send_due_notices() == 0
        now[0] += 1

    away.close()
    assert away.visits == 3
    assert set(Notice.objects.values_list("email_attempts", "email_error")) == {(0, "")}
    now[0] += 60
    with well(port) as server:
        assert tasks.send_due_notices() == 20
    assert sorted(address for address, _number in server.got) == people


@pytest.mark.django_db
def test_a_second_attempt_has_the_message_id_of_the_first(port):
    write_email(to="asha@example.org", subject="Confirm your address", body="https://…")
    with well(port) as server:
        for _attempt in range(2):  # the worker died before it wrote down that the first was taken
            sending.send_due(tasks.written_emails.WrittenEmail.objects.all(), tasks.written_emails._email_of)
            tasks.written_emails.WrittenEmail.objects.update(emailed_at=None, email_due_at=timezone.now())

    assert len(server.got) == 2
    assert len(set(server.got)) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_closing_waits_for_no_hanging_mail_server_and_the_letters_follow_once(port, monkeypatch, capsys):
    monkeypatch.setattr(sending, "circuit", Circuit(pause=1, longest=2, tolerated=3))
    people = tell(40)
    over = AssignmentFactory(closing_on=today_in_closing_zone() - datetime.timedelta(days=1))
    away = Away(port, hangs=True)
    stopping = threading.Event()

    with (
        InBackground(Mail().round, stopping=stopping),
        InBackground(Clock(every=1, stopping=stopping).round, stopping=stopping),
    ):
        closed_after = seconds_until(lambda: Assignment.objects.get(pk=over.pk).state == AssignmentState.CLOSED)
        assert seconds_until(lambda: away.visits >= 3) < 20
        away.close()
        with well(port) as server:
            seconds_until(lambda: not Notice.objects.filter(emailed_at=None, email_due_at__isnull=False).exists())
        stopping.set()

    got = Counter(address for address, _number in server.got)
    with capsys.disabled():
        print(
            f"\n  closed after {closed_after:.1f} s; {len(people)} letters, {sum(got.values())} arrived, "
            f"{sum(times - 1 for times in got.values())} twice"
        )
    assert closed_after < 5
    assert {address: got[address] for address in people} == dict.fromkeys(people, 1)


def seconds_until(happens) -> float:
    began = time.monotonic()
    while not happens():
        assert time.monotonic() - began < 60
        time.sleep(0.1)
    return time.monotonic() - began
