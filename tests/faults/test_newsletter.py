"""A newsletter through a real mail server, while its workers are killed: nobody is left out, and hardly anybody gets
a second copy, which mail programs know by its Message-ID."""

import datetime
import os
import signal
import time
from collections import Counter

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth.models import Permission
from django.db import connection

from casework.letters import sending
from newsletters import tasks
from newsletters.issues.moves import schedule
from newsletters.models import NewsletterLetter, Subscriber
from tests.factories.newsletters import NewsletterFactory, SubscriberFactory
from tests.factories.people import UserFactory
from tests.servers.ports import free_port

A_FEW = (40, 2)
MANY = pytest.param(2000, 20, marks=pytest.mark.whole)


class KillsWorkers:
    """Takes every letter, and kills the worker that hands over one of `deadly`, before it hears that it was taken."""

    def __init__(self, deadly: set[int]) -> None:
        self.got: list[tuple[str, str]] = []
        self.worker = 0
        self._deadly = deadly

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name is aiosmtpd's
        lines = envelope.content.decode(errors="replace").splitlines()
        number = next(line for line in lines if line.lower().startswith("message-id:"))
        self.got.append((envelope.rcpt_tos[0], number))
        if len(self.got) in self._deadly:
            os.kill(self.worker, signal.SIGKILL)
        return "250 kept"


def start_worker() -> int:
    """A process of its own that sends until nothing is left; its number."""
    connection.close()
    if worker := os.fork():
        return worker
    try:
        sending.LEASE = datetime.timedelta(seconds=0.5)  # what a dead worker held is due again
        while NewsletterLetter.objects.filter(emailed_at=None).exists():
            tasks.send_newsletters()
            time.sleep(0.05)
    finally:
        os._exit(0)


@pytest.fixture
def moderator(db):
    user = UserFactory(is_staff=True, is_superuser=False)
    user.user_permissions.add(
        *Permission.objects.filter(
            codename__in=["access_admin", "change_newsletter", "send_newsletter"],
            content_type__app_label__in=["wagtailadmin", "newsletters"],
        )
    )
    return user


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(("readers", "kills"), [A_FEW, MANY])
def test_nobody_is_left_out_and_at_most_one_copy_a_killed_worker_has_the_same_number(
    settings, moderator, readers, kills, capsys
):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 10
    Subscriber.objects.bulk_create(SubscriberFactory.build_batch(readers))
    schedule(newsletter=NewsletterFactory(), by=moderator)
    tasks.start_and_finish_newsletters()
    every = readers // (kills + 1)
    server = KillsWorkers({every * (kill + 1) for kill in range(kills)})
    controller = Controller(server, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    controller.start()
    began, killed = time.monotonic(), 0

    while True:
        server.worker = start_worker()
        _worker, status = os.waitpid(server.worker, 0)
        if not os.WIFSIGNALED(status):
            break
        killed += 1
    controller.stop()

    copies = Counter(address for address, _number in server.got)
    twice = {address for address, count in copies.items() if count > 1}
    missing = readers - len(copies)
    with capsys.disabled():
        print(
            f"\n  {readers} readers, {killed} workers killed: {missing} missing, {len(twice)} got a second copy, "
            f"{time.monotonic() - began:.1f} s"
        )
    assert killed == kills
    assert missing == 0
    assert set(copies.values()) <= {1, 2}
    assert len(twice) <= kills
    assert len(set(server.got)) == readers
