"""What production logs: enough to find a fault, nothing that says who somebody is or opens a door."""

import io
import json
import logging
import logging.config

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.urls import reverse

from portal.logs import FewASecond, JSONLines, scrubbed
from portal.settings.log_lines import logging_settings
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory


@pytest.fixture
def lines():
    """What a handler of production wrote; `lines()` reads it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JSONLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.django_db
def test_a_request_is_one_line_with_a_number_that_the_answer_carries_too(client, lines):
    answer = client.get("/en/assignments/?q=asha@people.example")

    line = next(line for line in lines() if line["logger"] == "portal.requests")
    assert line["request_id"] == answer["X-Request-ID"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/en/assignments/", 200)


@pytest.mark.django_db
@pytest.mark.parametrize(("proxies", "taken"), [(0, False), (1, True)])
def test_the_number_of_a_proxy_counts_only_when_the_proxy_is_ours(client, settings, proxies, taken):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    answer = client.get("/robots.txt", headers={"x-request-id": "0123456789abcdef"})

    assert (answer["X-Request-ID"] == "0123456789abcdef") is taken


@pytest.mark.django_db
def test_a_number_that_could_be_anything_else_is_replaced(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    answer = client.get("/robots.txt", headers={"x-request-id": 'x","level":"asha@people.example'})

    assert len(answer["X-Request-ID"]) == 32


SECRET = "Mg:1tXyzAbCdEfGh-1234567890_secret"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"/en/accounts/confirm-email/{SECRET}/", "/en/accounts/confirm-email/<key>/"),
        (f"/sw/accounts/password/reset/key/1-{SECRET}/", "/sw/accounts/password/reset/key/<uidb36>-<key>/"),
        (f"/en/alerts/stop/{SECRET}/", "/en/alerts/stop/<token>/"),
        (f"/en/institution/invitation/{SECRET}/", "/en/institution/invitation/<token>/"),
        (f"/no/such/{SECRET}/", "<unknown>"),
        ("/en/assignments/A-2026-0042/", "/en/assignments/A-2026-0042/"),
        ("/en/my/applications/42/", "/en/my/applications/42/"),
        ("/documents/7/asha-mrema.pdf", "/documents/<…>/<…>"),
        ("/en/about-us/", "/en/about-us/"),
    ],
)
def test_keys_of_links_never_reach_a_log(client, lines, path, told):
    client.get(f"{path}?email=asha@people.example")

    assert [line["path"] for line in lines() if line["logger"] == "portal.requests"] == [told]
    text = json.dumps(lines())
    assert SECRET not in text
    assert "asha" not in text.replace(told, "")


def test_what_an_error_quotes_is_left_out_and_what_code_names_stays():
    told = scrubbed("KeyError: 'Mrema' for asha.mrema@people.example in 'first_name' of /x/?name=Asha&key=1")

    assert told == "KeyError: '…' for <e-mail> in 'first_name' of /x/"


def raised(error: Exception) -> logging.LogRecord:
    """A record of `error`, as a page that failed leaves it."""
    try:
        raise error
    except type(error) as caught:
        info = type(caught), caught, caught.__traceback__
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "%s: %s", ("Error", "/en/my/"), info)


def test_the_values_of_a_row_that_the_database_refused_are_left_out():
    error = IntegrityError(
        'duplicate key value violates unique constraint "one_address"\n'
        "DETAIL:  Key (email)=(Asha Mrema) already exists."
    )

    line = json.loads(JSONLines().format(raised(error)))

    assert line["error"] == 'IntegrityError: duplicate key value violates unique constraint "one_address"'
    assert line["trace"][-1].endswith(" raised")


class NoCode(Exception):
    """As psycopg says it when there was nobody to give a code."""

    sqlstate = None


def test_a_database_that_is_away_has_no_trace():
    error = OperationalError("connection to server at 10.0.0.3 failed")
    error.__cause__ = NoCode()

    line = json.loads(JSONLines().format(raised(error)))

    assert line["error"] == "OperationalError: the database is away"
    assert "trace" not in line


def test_three_thousand_lines_a_second_become_two_and_a_count():
    now = [0.0]
    few = FewASecond(clock=lambda: now[0])
    flood = [few.filter(raised(OperationalError())) for _ in range(3000)]
    another_kind = few.filter(raised(IntegrityError()))
    now[0] = 1.5
    later = raised(OperationalError())

    assert sum(flood) == 2
    assert another_kind
    assert few.filter(later)
    assert json.loads(JSONLines().format(later))["not_written"] == 2998


def test_what_is_told_for_its_own_sake_is_never_left_out():
    few = FewASecond()
    record = logging.LogRecord("portal.requests", logging.INFO, __file__, 1, "Request", (), None)

    assert all(few.filter(record) for _ in range(100))


def test_the_settings_of_production_make_such_lines(capsys):
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        logging.config.dictConfig(logging_settings("INFO"))
        logging.getLogger("anything").warning("to %s", "asha@people.example")
    finally:
        logging.getLogger().handlers, level = before
        logging.getLogger().setLevel(level)

    assert json.loads(capsys.readouterr().err)["message"] == "to <e-mail>"


@pytest.mark.django_db
def test_a_form_that_fails_leaves_nothing_of_what_was_typed(client, lines, professional, monkeypatch):
    """The page breaks while it holds all that a person typed."""
    client = sign_in(professional)
    client.raise_request_exception = False
    AssignmentFactory()

    def breaks(*_, **__):
        raise ValueError(f"cannot read 'Neema Canary' <{professional.email}>")

    with connection.execute_wrapper(breaks):
        answer = client.post(reverse("diaspora:about"), {"first_name": "Neema Canary", "country_of_residence": "GB"})

    assert answer.status_code == 500
    text = json.dumps(lines())
    assert "ValueError" in text
    for told in ("Canary", professional.email):
        assert told not in text
