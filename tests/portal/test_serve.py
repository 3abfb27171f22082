"""`make serve` on a machine that lacks something: it says what, and what to do."""

import collections
import io
import socket
import sys
import time

import pytest
from django.core.management import CommandError, call_command

import bootstrap
from portal.management.commands import serve
from portal.management.commands.serve import Command

Usage = collections.namedtuple("Usage", "total used free")
Version = collections.namedtuple("Version", "major minor micro releaselevel serial")


@pytest.fixture
def development(settings):
    settings.DEBUG = True


def test_a_taken_port_is_named_with_another_one_to_try(development):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=rf"Port {port} is taken[\s\S]*make serve PORT="):
            call_command("serve", port=port)


@pytest.mark.parametrize("port", [80, 70_000])
def test_a_port_that_is_none_is_refused(development, port):
    with pytest.raises(CommandError, match="make serve PORT=8123"):
        call_command("serve", port=port)


def test_a_full_disk_is_said_before_anything_is_written(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(100, 100, 5 * 2**20))

    with pytest.raises(CommandError, match="only 5 MB free"):
        Command().check_disk()


def test_a_step_that_takes_long_shows_that_it_goes_on(monkeypatch):
    monkeypatch.setattr(serve, "SECONDS_A_DOT", 0.001)
    said = io.StringIO()

    with Command(stdout=said).signs_of_life():
        time.sleep(0.05)

    assert set(said.getvalue()) == {"."}


def test_production_settings_do_not_serve(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="gunicorn"):
        call_command("serve")


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", Version(3, 9, 2, "final", 0))

    with pytest.raises(SystemExit, match=r"Python 3\.9; the portal needs Python 3\.11"):
        bootstrap.check_machine()


def test_the_first_start_asks_for_room_on_the_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", str(tmp_path / "none"))
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(100, 100, 20 * 2**20))

    with pytest.raises(SystemExit, match="only 20 MB free"):
        bootstrap.check_machine()
