"""Settings fail loudly, and production refuses what is only for trying out."""

import os
import subprocess
import sys

import pytest

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "a-long-random-text-" * 4,
    "ALLOWED_HOSTS": "diaspora.example",
    "PORTAL_URL": "https://diaspora.example",
    "DATABASE_URL": "postgres://portal@127.0.0.1:1/portal",
    "EMAIL_URL": "smtp://127.0.0.1:1025",
    "DEFAULT_FROM_EMAIL": "portal@diaspora.example",
}


def run_in_production(*command, **environment):
    """The command's answer with production settings and nothing else in the environment."""
    variables = {"PATH": os.environ["PATH"], **COMPLETE, **environment}
    variables = {name: value for name, value in variables.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *command], env=variables, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "PORTAL_URL", "DATABASE_URL", "EMAIL_URL"])
def test_a_missing_variable_is_named(name):
    result = run_in_production("check", **{name: None})

    assert result.returncode != 0
    assert name in result.stderr


def test_a_malformed_variable_is_named():
    result = run_in_production("check", DATABASE_URL="not an address")

    assert result.returncode != 0
    assert "DATABASE_URL" in result.stderr


def test_the_deployment_check_has_nothing_to_say():
    result = run_in_production("check", "--deploy", "--fail-level", "WARNING")

    assert (result.returncode, result.stdout.strip()) == (0, "System check identified no issues (0 silenced).")


def test_production_refuses_the_demonstration():
    result = run_in_production("demonstration")

    assert result.returncode != 0
    assert "refused in production" in result.stderr
