"""The list of erasures outside of the database: whole lines only, none lost, none kept for longer than promised."""

import contextlib
import datetime
import os
import threading
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from casework.clock import timetable
from casework.erasures import outside
from casework.erasures.outside import Entry, ListUnreadable, append, begin_list, read_list, shorten_list
from casework.erasures.recording import KindUnknown, known_entries
from casework.models import Erasure
from diaspora.models import User
from diaspora.privacy.erasure import delete_account
from tests.factories.people import UserFactory

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def path(settings, tmp_path) -> Path:
    settings.ERASURES_FILE = str(tmp_path / "elsewhere" / "list")
    return Path(settings.ERASURES_FILE)


def entry(number: int, *, days_ago: int = 0) -> Entry:
    return Entry("account", f"{number}:x", (timezone.now() - days_ago * DAY).isoformat())


def keys() -> list[str]:
    return [each.key for each in read_list().entries]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_deleted_account_is_in_the_list_without_a_name(path):
    leaves = UserFactory(email="qanary@example.org", first_name="Qanary")
    delete_account(user=leaves)

    (line,) = read_list().entries
    assert line.key.startswith(f"{leaves.pk}:")
    assert "qanary" not in path.read_text().lower()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_whoever_leaves_while_the_list_cannot_be_written_is_in_it_later(path, settings, caplog):
    settings.ERASURES_FILE = "/proc/no/list"
    delete_account(user=UserFactory())
    assert Erasure.objects.count() == 1
    assert "could not be done" in caplog.text

    settings.ERASURES_FILE = str(path)
    for work in timetable.each_tick:
        if work.__module__ == "casework.tasks":
            work()

    assert (len(keys()), Erasure.objects.count()) == (1, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_erasure_that_is_undone_is_never_listed(path):
    """A line about somebody who is still here would erase them when a backup is restored one day."""
    leaves = UserFactory()
    with contextlib.suppress(RuntimeError), transaction.atomic():
        delete_account(user=leaves)
        raise RuntimeError

    assert User.objects.filter(pk=leaves.pk).exists()
    assert not path.exists()


def test_what_the_disk_does_not_take_leaves_the_list_as_it_was(path, monkeypatch):
    append(entry(1))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space"):
            append(entry(2))
    assert path.read_bytes() == before

    append(entry(3))
    assert keys() == ["1:x", "3:x"]


def test_half_a_line_where_the_power_went_spoils_no_other(path):
    append(entry(1))
    path.write_bytes(path.read_bytes() + b'{"kind": "acc')
    append(entry(2))

    assert keys() == ["1:x", "2:x"]


@pytest.mark.parametrize("line", ["rubbish", '{"kind": "account"}', '{"since": "yesterday"}', "[]"])
def test_a_list_with_something_else_in_it_is_refused(path, line):
    append(entry(1))
    path.write_text(path.read_text() + line + "\n")

    with pytest.raises(ListUnreadable, match="Line 3"):
        read_list()


def test_a_kind_that_is_unknown_here_is_named():
    append(Entry("library_card", "1", timezone.now().isoformat()))

    with pytest.raises(KindUnknown, match="library_card"):
        known_entries()


def test_a_list_that_began_again_says_since_when(path, time_machine):
    time_machine.move_to("2026-11-01 03:00+03:00", tick=False)
    begin_list()
    began = read_list().since
    time_machine.shift(DAY)
    begin_list()
    assert read_list().since == began

    path.unlink()
    append(entry(1))
    assert read_list().since == began + DAY


def test_joined_lists_reach_back_to_the_younger_one(path, time_machine):
    time_machine.move_to("2026-11-01 03:00+03:00", tick=False)
    append(entry(1))
    old = path.read_text()
    path.unlink()
    time_machine.shift(DAY)
    append(entry(2))
    since = read_list().since
    path.write_text(old + path.read_text())

    assert (read_list().since, keys()) == (since, ["1:x", "2:x"])


def test_a_line_goes_after_a_year_and_not_before(time_machine):
    time_machine.move_to("2026-11-01 03:00+03:00", tick=False)
    append(entry(1))
    time_machine.shift(outside.KEPT_FOR - DAY)
    append(entry(2))
    assert (shorten_list(), keys()) == (0, ["1:x", "2:x"])

    time_machine.shift(2 * DAY)
    assert (shorten_list(), keys()) == (1, ["2:x"])
    assert read_list().since == timezone.now() - outside.KEPT_FOR


def test_no_line_is_lost_while_the_list_is_shortened():
    """Without the lock a line goes into the list that is being replaced, and is gone with it."""
    stopping = threading.Event()

    def keep_shortening():
        while not stopping.is_set():
            append(entry(0, days_ago=400))
            shorten_list()

    shortening = threading.Thread(target=keep_shortening)
    shortening.start()
    writers = [threading.Thread(target=append, args=[entry(number)]) for number in range(1, 41)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    stopping.set()
    shortening.join()
    shorten_list()

    assert set(keys()) == {f"{number}:x" for number in range(1, 41)}
