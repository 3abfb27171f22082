"""Settings fail loudly, and production refuses what is only for trying out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.environment import setting

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "a-long-random-text-" * 4,
    "ALLOWED_HOSTS": "diaspora.example",
    "PORTAL_URL": "https://diaspora.example",
    "DATABASE_URL": "postgres://portal@127.0.0.1:1/portal",
    "EMAIL_URL": "smtp://127.0.0.1:1025",
    "DEFAULT_FROM_EMAIL": "portal@diaspora.example",
}

GOVERNMENT = {
    "OIDC_NAME": "Tanzania ID",
    "OIDC_ISSUER_URL": "https://id.example/",
    "OIDC_CLIENT_ID": "x",
    "OIDC_CLIENT_SECRET": "y",
}


def run_in_production(*command, **environment):
    """The command's answer with production settings and nothing else in the environment."""
    variables = {"PATH": os.environ["PATH"], **COMPLETE, **environment}
    variables = {name: value for name, value in variables.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *command], env=variables, capture_output=True, text=True, check=False
    )


def in_production(name: str, **environment):
    """What the setting is in production. The apps stay unloaded: that takes seconds, and settings need none."""
    read = f"import json; from django.conf import settings; print(json.dumps(settings.{name}))"
    said = subprocess.run(
        [sys.executable, "-c", read],
        env={"PATH": os.environ["PATH"], **COMPLETE, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "PORTAL_URL", "DATABASE_URL", "EMAIL_URL"])
def test_a_missing_variable_is_named(name):
    result = run_in_production("check", **{name: None})

    assert result.returncode != 0
    assert f"{name} is not set" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL"])
def test_an_empty_variable_is_none(name):
    result = run_in_production("check", **{name: ""})

    assert result.returncode != 0
    assert f"{name} is not set" in result.stderr


@pytest.mark.parametrize("command", ["check", "work", "prepare", "createsuperuser"])
def test_no_command_falls_back_to_development(command):
    """A worker on development settings once wrote what people were owed into a local folder, and counted it as sent."""
    result = subprocess.run(
        [sys.executable, "manage.py", command],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode != 0
    assert result.stderr.startswith("portal.settings.production: SECRET_KEY is not set")
    assert "To try the portal: make serve" in result.stderr


def test_nothing_but_the_commands_of_developers_names_the_settings_of_development():
    named = re.compile(r"setdefault\(.DJANGO_SETTINGS_MODULE., .portal\.settings\.(?!production)")
    files = [file for file in Path().rglob("*.py") if not file.parts[0].startswith(".")]

    assert [str(file) for file in files if named.search(file.read_text())] == []


@pytest.mark.parametrize(
    "url",
    ["consolemail://", "filemail:///tmp/mail", "memorymail://", "dummymail://", "anymail://test", "anymail://console"],
)
def test_mail_that_only_pretends_to_be_sent_is_refused(url):
    result = run_in_production("check", EMAIL_URL=url)

    assert result.returncode != 0
    assert "nothing that sends mail" in result.stderr


def test_mail_without_a_server_is_refused():
    result = run_in_production("check", EMAIL_URL="smtp+tls://")

    assert result.returncode != 0
    assert "it names no host" in result.stderr


def test_a_provider_of_anymail_sends_with_its_own_settings():
    url = "anymail://mailgun?api_key=key-1&sender_domain=mg.diaspora.example"

    assert in_production("MAIL_TRANSPORT", EMAIL_URL=url) == "anymail.backends.mailgun.EmailBackend"
    assert in_production("ANYMAIL", EMAIL_URL=url) == {
        "REQUESTS_TIMEOUT": 10,
        "MAILGUN_API_KEY": "key-1",
        "MAILGUN_SENDER_DOMAIN": "mg.diaspora.example",
    }


def test_the_secret_of_a_webhook_needs_a_provider_and_both_of_its_parts():
    url = "anymail://postmark?server_token=1"
    assert in_production("ANYMAIL", EMAIL_URL=url, EMAIL_WEBHOOK_SECRET="a:b")["WEBHOOK_SECRET"] == "a:b"

    for wrong in ({"EMAIL_URL": url, "EMAIL_WEBHOOK_SECRET": "a"}, {"EMAIL_WEBHOOK_SECRET": "a:b"}):
        result = run_in_production("check", **wrong)
        assert result.returncode != 0
        assert "EMAIL_WEBHOOK_SECRET is malformed" in result.stderr


@pytest.mark.parametrize("provider", ["pigeon", "", "base-requests-and-more"])
def test_a_provider_that_anymail_does_not_know_is_named(provider):
    result = run_in_production("check", EMAIL_URL=f"anymail://{provider}?api_key=1")

    assert result.returncode != 0
    assert "knows no provider" in result.stderr
    assert "Traceback" not in result.stderr


def test_every_option_of_the_database_arrives():
    url = f"{COMPLETE['DATABASE_URL']}?sslmode=verify-full&sslrootcert=/etc/ca.pem&application_name=portal"
    url += "&connect_timeout=2&conn_max_age=0&disable_server_side_cursors=true&conn_health_checks=false"

    database = in_production("DATABASES", DATABASE_URL=url)["default"]

    assert database["OPTIONS"] | {"tcp_user_timeout": 0} == {
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca.pem",
        "application_name": "portal",
        "connect_timeout": 2,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 2,
        "tcp_user_timeout": 0,
    }
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (0, False)
    assert database["DISABLE_SERVER_SIDE_CURSORS"] is True


def test_a_malformed_variable_is_named():
    result = run_in_production("check", DATABASE_URL="not an address")

    assert result.returncode != 0
    assert "DATABASE_URL" in result.stderr


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("REDIS_URL", "redis://:s3cret@cache:sixty/0"),
        ("ELASTICSEARCH_URL", "http://one:9200,http://two:99999"),
        ("EMAIL_URL", "smtp://user:s3cret@mail:58x7"),
        ("DATABASE_URL", "postgres://portal:s3cret@[::1:5432/portal"),
        ("PORTAL_URL", "https://diaspora.example:port"),
    ],
)
def test_an_address_with_a_wrong_port_is_named_with_its_setting(monkeypatch, name, url):
    monkeypatch.setenv(name, url)

    with pytest.raises(ImproperlyConfigured, match=f"^{name} is malformed: ") as said:
        setting(name)

    assert "s3cret" not in str(said.value)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("ELASTICSEARCH_URL", "https://user:pass@one:9200,https://[::1]:9201"),
        ("DATABASE_URL", "postgres://portal:pass,word@one:5432,two:5433/portal"),
        ("EMAIL_URL", "anymail://mailgun?api_key=a:b,c"),
    ],
)
def test_every_address_that_may_be_given_is_taken(monkeypatch, name, url):
    monkeypatch.setenv(name, url)

    assert setting(name) == url


def test_the_deployment_check_has_nothing_to_say():
    result = run_in_production("check", "--deploy", "--fail-level", "WARNING")

    said = result.stdout.strip()
    assert (result.returncode, said.split(" (")[0]) == (0, "System check identified no issues")


@pytest.mark.parametrize(
    ("chosen", "settings"),
    [
        ({}, [31_536_000, False, False]),
        ({"HSTS_SECONDS": "60", "HSTS_SUBDOMAINS": "true", "HSTS_PRELOAD": "true"}, [60, True, True]),
        ({"HSTS_SECONDS": "0"}, [0, False, False]),
    ],
)
def test_how_long_browsers_insist_on_https_is_the_operators_choice(chosen, settings):
    names = ("HSTS_SECONDS", "HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD")

    assert [in_production(f"SECURE_{name}", **chosen) for name in names] == settings


def test_a_proxy_for_https_is_counted_as_one():
    """Else all visitors share one address, and one limit of attempts."""
    result = run_in_production("check", TRUSTED_PROXY_HEADER="X-Forwarded-Proto")

    assert result.returncode != 0
    assert "Set TRUSTED_PROXIES=1" in result.stderr


def test_production_refuses_the_demonstration():
    result = run_in_production("demonstration")

    assert result.returncode != 0
    assert "refused in production" in result.stderr


def offered(**environment) -> list[tuple[str, str]]:
    """Name and issuer of each account elsewhere with which one can sign in."""
    apps = in_production("SOCIALACCOUNT_PROVIDERS", **environment)["openid_connect"]["APPS"]
    return [(app["name"], app["settings"]["server_url"]) for app in apps]


def test_no_account_elsewhere_is_offered_until_a_provider_is_set_up():
    assert offered() == []


def test_providers_are_offered_with_their_names_and_issuers():
    chosen = {f"{prefix}_{part}": "x" for prefix in ("GOOGLE", "LINKEDIN") for part in ("CLIENT_ID", "CLIENT_SECRET")}

    assert offered(**chosen, **GOVERNMENT) == [
        ("Google", "https://accounts.google.com"),
        ("LinkedIn", "https://www.linkedin.com/oauth"),
        ("Tanzania ID", "https://id.example"),
    ]


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_ISSUER_URL"])
def test_a_provider_that_is_half_set_up_is_named(missing):
    result = run_in_production("check", **GOVERNMENT | {missing: None})

    assert result.returncode != 0
    assert f"{missing} is not set" in result.stderr


def test_a_provider_without_https_is_refused():
    result = run_in_production("check", **GOVERNMENT | {"OIDC_ISSUER_URL": "http://id.example"})

    assert result.returncode != 0
    assert "OIDC_ISSUER_URL must begin with https://" in result.stderr
