"""`python -m portal.healthy`, the health check of the image: as strict as the portal that it asks."""

import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from shutil import copy, copytree

import pytest
from django.conf import settings
from django.urls import reverse

from portal import healthy


class Portal(BaseHTTPRequestHandler):
    """Refuses other hosts as Django does, and is well or not."""

    well = True
    broken = ""

    def do_GET(self):
        allowed = self.headers["Host"] == "diaspora.example" and self.path in ("/health/", healthy.PAGE)
        well = self.well and self.path != self.broken
        self.send_response(400 if not allowed else 200 if well else 503)
        self.end_headers()
        self.wfile.write(b"ok" if self.well else b"The database is away.")

    def log_message(self, *_):
        pass


@pytest.fixture
def web(monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), type("This", (Portal,), {}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("BIND", f"0.0.0.0:{server.server_port}")
    monkeypatch.setenv("ALLOWED_HOSTS", "diaspora.example")
    yield server.RequestHandlerClass
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_portal_that_answers_to_one_name_only_is_asked_by_that_name(web):
    assert healthy.main([]) == ""


def test_what_is_wrong_is_said(web):
    web.well = False

    assert healthy.main([]) == "The web server answers 503: The database is away."


def test_a_server_is_well_whose_pages_fail_until_somebody_asks_for_one(web):
    web.broken = healthy.PAGE

    assert healthy.main([]) == ""
    assert "answers 503" in healthy.main(["page"])


def test_the_page_that_is_asked_for_is_one_of_the_portal():
    assert reverse("account_login", urlconf="portal.urls") == healthy.PAGE


def test_a_sign_of_life_that_cannot_be_written_ends_no_worker(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(healthy, "SIGN_OF_LIFE", tmp_path / "nothing" / "clock")

    healthy.live()

    assert "cannot be written" in caplog.text


def test_a_server_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setenv("BIND", "127.0.0.1:1")
    monkeypatch.setenv("ALLOWED_HOSTS", ".diaspora.example")

    assert "127.0.0.1:1 does not answer" in healthy.main([])


@pytest.mark.parametrize(("age", "says"), [(5, ""), (500, "500 seconds ago"), (None, "has not finished a round")])
def test_a_worker_is_well_while_its_clock_ticks(tmp_path, monkeypatch, age, says):
    monkeypatch.setattr(healthy, "SIGN_OF_LIFE", tmp_path / "clock")
    if age is not None:
        healthy.SIGN_OF_LIFE.touch()
        os.utime(healthy.SIGN_OF_LIFE, (0, time.time() - age))

    said = healthy.main(["worker"])

    assert says in said
    assert bool(said) is (age != 5)


def test_two_installations_on_one_machine_have_signs_of_life_of_their_own(tmp_path):
    asks = "from portal.healthy import SIGN_OF_LIFE; print(SIGN_OF_LIFE)"
    for name in ("one", "other"):
        copytree(settings.BASE_DIR / "portal" / "settings", tmp_path / name / "portal" / "settings")
        copy(settings.BASE_DIR / "portal" / "healthy.py", tmp_path / name / "portal")

    signs = {
        subprocess.run([sys.executable, "-c", asks], cwd=tmp_path / name, capture_output=True, check=True).stdout
        for name in ("one", "other")
    }

    assert len(signs) == 2


def test_the_exit_code_says_it_too():
    environment = {"PATH": os.environ["PATH"], "BIND": "127.0.0.1:1", "ALLOWED_HOSTS": "diaspora.example"}

    said = subprocess.run([sys.executable, "-m", "portal.healthy"], env=environment, capture_output=True, check=False)

    assert said.returncode == 1
    assert b"does not answer" in said.stderr
