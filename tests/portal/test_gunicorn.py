"""How web processes begin and end: whoever comes while the server is restarted waits for both."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

ENVIRONMENT = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}


def run(code: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("code", [0, 3])
def test_a_web_process_that_has_answered_ends_at_once_and_with_its_code(code):
    ended = run(f"""
import atexit, sys
from portal.gunicorn import worker_exit
atexit.register(print, "took everything apart")
try:
    sys.exit({code})
finally:
    worker_exit(None, None)
""")

    assert (ended.returncode, ended.stdout) == (code, "")


def test_web_processes_share_what_every_page_needs_and_no_connection():
    said = run("""
import sys
import portal.wsgi
from portal import gunicorn
from django.db import connection
connection.ensure_connection()
gunicorn.when_ready(None)
print(gunicorn.preload_app, "portal.urls" in sys.modules, "home.contact.views" in sys.modules, connection.connection)
""")

    assert said.stdout.split() == ["True", "True", "True", "None"], said.stderr
