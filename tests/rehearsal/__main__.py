"""Start real PostgreSQL, Redis, nginx and a mail server, the portal with production settings, and use it.

With ELASTICSEARCH_URL people and assignments are found on that search server.
"""

import os
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

from ..servers import nginx, postgresql
from ..servers.nginx import Nginx
from ..servers.portal import Portal
from ..servers.postgresql import PostgreSQL
from ..servers.redis import Redis
from ..servers.relay import Relay
from . import away, mail_away, proxy, restore, search_server, writing
from .journeys import JOURNEYS
from .mail import MailServer
from .person import Person

HOST = "diaspora.example"
APPLICATION = "rehearsed-portal"


def step(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", flush=True)


def check_machine() -> None:
    lacking = [] if shutil.which("redis-server") else ["redis-server"]
    lacking += [] if nginx.PROGRAM else ["nginx"]
    lacking += [] if postgresql.program("initdb") else ["postgresql"]
    if lacking:
        sys.exit(f"`make rehearse` needs real servers. To install them: apt-get install {' '.join(lacking)}")


def environment(
    folder: Path, database: PostgreSQL, cache: Redis, mail: MailServer, relay: Relay | None
) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": HOST,
        "PORTAL_URL": f"https://{HOST}",
        "DATABASE_URL": f"{database.url}?application_name={APPLICATION}&sslmode=prefer",
        "REDIS_URL": cache.url,
        "EMAIL_URL": mail.url,
        "DEFAULT_FROM_EMAIL": f"portal@{HOST}",
        "TRUSTED_PROXY_HEADER": "X-Forwarded-Proto",
        "TRUSTED_PROXIES": "1",
        "HEALTH_TOKEN": secrets.token_urlsafe(30),
        "LOG_LEVEL": "INFO",
        "PRIVATE_FILES_DIR": str(folder / "private"),
        "MEDIA_DIR": str(folder / "media"),
        "STATIC_DIR": str(folder / "static"),
        **restore.settings(folder),
        **search_server.settings(relay),
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


def check_health(portal: Portal) -> None:
    """The health checks of the image, as docker-compose.yml calls them, with the host name that visitors type."""
    for part in ([], ["worker"]):
        for patience in range(10, -1, -1):
            try:
                portal.run("-m", "portal.healthy", *part)
                break
            except RuntimeError:
                if not patience:
                    raise
                time.sleep(3)


def check_parts(portal: Portal) -> None:
    """A machine with the secret reads that every part is well; without it, one word."""
    person = Person(portal.url, HOST)
    assert person.open("/health/").answer.text == "ok"
    person.session.headers["Authorization"] = f"Bearer {portal.environment['HEALTH_TOKEN']}"
    told = person._request("GET", "/health/")
    assert told.json()["well"] is True, told.text


def check_database_options(portal: Portal) -> None:
    """What follows the question mark of DATABASE_URL arrives at the server, also from the web processes."""
    query = f"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{APPLICATION}'"
    asking = f"from django.db import connection as c; k = c.cursor(); k.execute({query!r}); print(k.fetchone()[0])"
    connections = int(portal.manage("shell", "--no-imports", "-c", asking))
    assert connections > 2, f"Of the {connections} connections with that name one is our own"


def main() -> None:
    check_machine()
    if not search_server.URL:
        print("ELASTICSEARCH_URL is not set: the search server is left out.", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="portal-rehearsal-"))
    step("Starting PostgreSQL, Redis and a mail server")
    with PostgreSQL() as database, Redis() as cache, MailServer() as mail, search_server.relayed() as relay:
        log = folder / "log"
        portal = Portal(environment(folder, database, cache, mail, relay), log, wsgi_workers=2, held=True)
        step("Checking the settings as `check --deploy` sees them")
        portal.manage("check", "--deploy", "--fail-level", "WARNING")
        step("Preparing: catalogues, static files, database, vocabulary, pages")
        portal.manage("catalogues", "compile")
        portal.manage("collectstatic", "--noinput")
        portal.manage("prepare")
        if search_server.URL:
            step("Building the indexes on the search server")
            portal.manage("match_index", "rebuild")
        portal.manage("trial_certificate", str(folder / "tls"))
        os.environ["REQUESTS_CA_BUNDLE"] = str(folder / "tls" / "fullchain.pem")
        upstream = f"127.0.0.1:{portal.port}"
        with (
            portal,
            Nginx(folder / "nginx", host=HOST, upstream=upstream, media=folder / "media", tls=folder / "tls") as front,
        ):
            portal.url = front.url
            step("Health of web server and worker, as the image asks; options of the database; static files")
            check_health(portal)
            check_database_options(portal)
            check_static_files(portal)
            step(proxy.in_front.__doc__)
            proxy.in_front(portal, front, mail, HOST)
            for journey in JOURNEYS:
                step(journey.__doc__.splitlines()[0])
                journey(portal, mail, HOST)
            proxy.check_log(front)
            check_parts(portal)
            if search_server.URL:
                step("Looking at what the search server did")
                search_server.check_what_it_did(portal)
            broken = [line for line in log.read_text().splitlines() if "Internal Server Error" in line]
            assert broken == [], broken
            writing.prepare(portal)
            for part, what in (
                (away.cache_killed, [cache]),
                (away.cache_hanging, [cache]),
                (mail_away.hanging, []),
                *([(search_server.away, [relay])] if relay else []),
                (away.disk_full, []),
                (away.web_restarted, []),
                (away.database_restarted, [database]),
            ):
                step(part.__doc__)
                step(f"  {part(portal, mail, HOST, *what)}")
            Person(portal.url, HOST).open("/en/assignments/")
            step(restore.on_an_empty_server.__doc__)
            step(f"  {restore.on_an_empty_server(portal, database, mail, HOST, folder)}")
            step(f"The log: {away.check_log(log, mail)}, nobody named")
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
