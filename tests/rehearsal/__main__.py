"""Start real PostgreSQL, Redis and a mail server, the portal with production settings, and use it.

With ELASTICSEARCH_URL people and assignments are found on that search server.
"""

import os
import secrets
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from ..servers import postgresql
from ..servers.portal import Portal
from ..servers.postgresql import PostgreSQL
from ..servers.redis import Redis
from . import search_server
from .journeys import JOURNEYS
from .mail import MailServer
from .person import Person

HOST = "diaspora.example"


def step(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", flush=True)


def check_machine() -> None:
    lacking = [name for name in ("redis-server",) if not shutil.which(name)]
    lacking += ["postgresql"] if not postgresql.program("initdb") else []
    if lacking:
        sys.exit(f"`make rehearse` needs real servers. To install them: apt-get install {' '.join(lacking)}")


def environment(folder: Path, database: PostgreSQL, cache: Redis, mail: MailServer) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": HOST,
        "PORTAL_URL": f"https://{HOST}",
        "DATABASE_URL": database.url,
        "REDIS_URL": cache.url,
        "EMAIL_URL": mail.url,
        "DEFAULT_FROM_EMAIL": f"portal@{HOST}",
        "TRUSTED_PROXY_HEADER": "X-Forwarded-Proto",
        "PRIVATE_FILES_DIR": str(folder / "private"),
        "MEDIA_DIR": str(folder / "media"),
        "STATIC_DIR": str(folder / "static"),
        **search_server.SETTINGS,
    }


def check_static_files(portal: Portal) -> None:
    """The stylesheet is one file, named by its content, kept for ever and sent in Brotli."""
    person = Person(portal.url, HOST).open("/en/")
    sheets = [link["href"] for link in person.page.select("link[rel=stylesheet]")]
    assert len(sheets) == 1, sheets
    person.session.headers["Accept-Encoding"] = "br"
    answer = person._request("GET", sheets[0])
    assert answer.headers.get("Content-Encoding") == "br", answer.headers
    assert "immutable" in answer.headers["Cache-Control"], answer.headers


def restart_database(portal: Portal, database: PostgreSQL) -> float:
    """Restart PostgreSQL under load. Returns the seconds after its return in which requests still failed."""
    failures: list[float] = []
    stopping = threading.Event()

    def keep_asking():
        person = Person(portal.url, HOST)
        while not stopping.is_set():
            try:
                person.open("/en/")
            except (AssertionError, OSError):
                failures.append(time.monotonic())
            time.sleep(0.05)

    askers = [threading.Thread(target=keep_asking) for _ in range(4)]
    for asker in askers:
        asker.start()
    time.sleep(1)
    database.stop()
    time.sleep(1)
    database.start()
    back = time.monotonic()
    time.sleep(5)
    stopping.set()
    for asker in askers:
        asker.join()
    assert failures, "The restart was not felt at all: nothing was tested"
    return max(0.0, max(failures) - back)


def main() -> None:
    check_machine()
    folder = Path(tempfile.mkdtemp(prefix="portal-rehearsal-"))
    step("Starting PostgreSQL, Redis and a mail server")
    with PostgreSQL() as database, Redis() as cache, MailServer() as mail:
        log = folder / "log"
        portal = Portal(environment(folder, database, cache, mail), log, wsgi_workers=2)
        portal.environment["PORTAL_URL"] = f"https://{HOST}"
        step("Checking the settings as `check --deploy` sees them")
        portal.manage("check", "--deploy", "--fail-level", "WARNING")
        step("Preparing: catalogues, static files, database, vocabulary, pages")
        portal.manage("catalogues", "compile")
        portal.manage("collectstatic", "--noinput")
        portal.manage("prepare")
        if search_server.URL:
            step("Building the indexes on the search server")
            portal.manage("match_index", "rebuild")
        with portal:
            step("Static files")
            check_static_files(portal)
            for journey in JOURNEYS:
                step(journey.__doc__.splitlines()[0])
                journey(portal, mail, HOST)
            if search_server.URL:
                step("Looking at what the search server did")
                search_server.check_what_it_did(portal)
            broken = [line for line in log.read_text().splitlines() if "Internal Server Error" in line]
            assert broken == [], broken
            step("Restarting PostgreSQL under load")
            late = restart_database(portal, database)
            step(f"  the last failed request came {late:.2f} s after PostgreSQL was back")
            assert late < 2, f"Requests failed for {late:.1f} s after the restart"
            Person(portal.url, HOST).open("/en/assignments/")
        step(f"Stopped: exit codes {portal.exit_codes}")
        assert portal.exit_codes == [0, 0], portal.exit_codes
    if search_server.URL:
        search_server.remove_indexes()
    shutil.rmtree(folder, ignore_errors=True)
    print("The rehearsal went well.")


STARTED = time.monotonic()
if __name__ == "__main__":
    os.umask(0o077)
    main()
