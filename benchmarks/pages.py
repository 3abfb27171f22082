"""`make bench`: weight, queries and time of the main kinds of page with 10,000 people and 500 assignments, and of a
programme with 200 sessions.

The pages are asked for in process, on SQLite, signed in as the person who uses them. Bytes are what a first visit
transfers: the compressed page with every stylesheet, script and picture that it names. Time is the server's own.
"""

import os
import re
import tempfile
import time
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="portal-bench-"))
os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false", "VAR_DIR": str(FOLDER)}
os.environ["STATIC_DIR"] = str(FOLDER / "static")

import brotli
import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from diaspora.models import User
from home import models
from portal.catalogues import compile_catalogues
from skills_match.models import Assignment
from tests.conftest import sign_in

from .figures import percentile, report
from .population import populate
from .programme import programme_of

PEOPLE, ASSIGNMENTS, VISITS, SESSIONS = 10_000, 500, 40, 200


def prepare() -> None:
    settings.STORAGES["staticfiles"]["BACKEND"] = "portal.staticfiles.JoinedStaticFilesStorage"
    compile_catalogues()
    with open(os.devnull, "w") as quiet:
        for command in (["collectstatic", "--noinput"], ["prepare"], ["demonstration"]):
            call_command(*command, stdout=quiet)
    started = time.monotonic()
    populate(PEOPLE, ASSIGNMENTS)
    print(f"# {PEOPLE} people and {ASSIGNMENTS} assignments in {time.monotonic() - started:.1f} s")


def pages() -> dict[str, tuple[str, str | None]]:
    """Kind of page → address and the account that opens it."""
    demonstration = Assignment.objects.public().order_by("pk").first()
    host = demonstration.institution.memberships.first().user.email
    domain = settings.DEMONSTRATION_DOMAIN
    programme = programme_of(SESSIONS)
    return {
        "home": ("/en/", None),
        "standard": (address_of("StandardPage"), None),
        "news_index": (address_of("NewsIndexPage"), None),
        "news_item": (address_of("NewsPage"), None),
        # Of addresses with a query nothing is kept: this is what making the page takes.
        "programme": (f"{programme.get_absolute_url()}?by=day", None),
        "search": ("/en/search/?q=nurse", None),
        "assignments": ("/en/assignments/", None),
        "assignment": (f"/en/assignments/{demonstration.reference}/", None),
        "my_home": ("/en/my/", f"professional@{domain}"),
        "my_matches": ("/en/my/matches/", f"professional@{domain}"),
        "people_for_assignment": (f"/en/institution/assignments/{demonstration.reference}/people/", host),
        "office_home": ("/en/office/", f"office@{domain}"),
        "office_people": ("/en/office/people/", f"office@{domain}"),
        "office_applications": ("/en/office/applications/", f"office@{domain}"),
    }


def address_of(kind: str) -> str:
    page = getattr(models, kind).objects.live().filter(locale__language_code="en").first()
    return page.get_url().replace("http://localhost", "")


def weight(client: Client, html: bytes, compressed: int) -> int:
    """Bytes of the compressed page and of everything it names, each file once."""
    names = set(re.findall(rb'(?:href|src)="(/static/[^"]+|/en/patterns/[^"]+|/media/[^"]+)"', html))
    total = compressed
    for name in sorted(names):
        path = name.decode()
        if path.startswith("/static/"):
            content = (Path(settings.STATIC_ROOT) / path.removeprefix("/static/")).read_bytes()
        else:
            content = client.get(path).content
        total += len(content) if path.endswith((".png", ".jpg")) else len(brotli.compress(content))
    return total


def measure(kind: str, path: str, email: str | None) -> None:
    client = sign_in(User.objects.get(email=email)) if email else Client()
    first = client.get(path, headers={"accept-encoding": "gzip"})
    assert first.status_code == 200, f"{path} answered {first.status_code}"
    plain = client.get(path).content
    queries = []
    with connection.execute_wrapper(lambda execute, *call: (queries.append(call[0]), execute(*call))[1]):
        client.get(path)
    times = []
    for _ in range(VISITS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    report(f"page_{kind}_bytes", weight(client, plain, len(first.content)), "bytes")
    report(f"page_{kind}_queries", len(queries), "queries")
    report(f"page_{kind}_p95_ms", percentile(times, 95), "ms")


def main() -> None:
    prepare()
    for kind, (path, email) in pages().items():
        measure(kind, path, email)


if __name__ == "__main__":
    main()
