"""`make bench`: matching 100,000 and 1,000,000 people, on both databases, compared with the same question in SQL.

Each part runs in a process of its own, so that none is measured with another's memory. The people and questions are
those of `matching_population`; another engine joins in `matching_database.main` with one line.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.servers import postgresql
from tests.servers.portal import ROOT, Portal
from tests.servers.postgresql import PostgreSQL

HOST = "diaspora.example"


def part(name: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=ROOT, env=environment, check=True)


def on_sqlite(folder: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder), "DEBUG": "false"}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)
    part("matching_database", environment)
    part("matching_million", environment)


def on_postgresql(folder: Path) -> None:
    with PostgreSQL() as server:
        settings = {
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": server.url,
            "EMAIL_URL": "smtp://127.0.0.1:1",
            "DEFAULT_FROM_EMAIL": f"portal@{HOST}",
            "TRUSTED_PROXY_HEADER": "X-Forwarded-Proto",
            "TRUSTED_PROXIES": "1",
            "PRIVATE_FILES_DIR": str(folder / "private"),
            "MEDIA_DIR": str(folder / "media"),
            "STATIC_DIR": str(folder / "static"),
        }
        portal = Portal(settings, folder / "log")
        portal.environment["PORTAL_URL"] = f"https://{HOST}"
        for command in (["catalogues", "compile"], ["collectstatic", "--noinput"], ["prepare"]):
            portal.manage(*command)
        part("matching_database", portal.environment)
        with portal:
            part("matching_page", {**portal.environment, "PORTAL_AT": portal.url})


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-matching-"))
    on_sqlite(folder)
    if postgresql.program("initdb"):
        on_postgresql(folder)
    else:
        print("PostgreSQL is not installed: its figures are left out. To take them: apt-get install postgresql")
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
