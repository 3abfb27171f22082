"""The worst day: the server is gone, and there is a backup of the night, and a list of who has left since."""

import secrets
import subprocess
import sys
import time
from pathlib import Path

from ..servers.nginx import Nginx
from ..servers.portal import ROOT, Portal
from ..servers.postgresql import PostgreSQL
from .journeys import JOURNEYS, PASSWORD, pdf, sign_up
from .mail import MailServer
from .person import Person


def settings(folder: Path) -> dict[str, str]:
    return {
        "BACKUP_DIR": str(folder / "backups"),
        "BACKUP_KEY": secrets.token_urlsafe(40),
        "ERASURES_FILE": str(folder / "elsewhere" / "erasures"),
    }


def on_an_empty_server(portal: Portal, database: PostgreSQL, mail: MailServer, host: str, folder: Path) -> str:
    """A backup comes back on an empty server; whoever has left since is gone there too, and the journeys go on."""
    stays, kept = sign_up(portal, mail, host, "tatu")
    stays.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(), "application/pdf")})
    leaves, gone = sign_up(portal, mail, host, "musa")
    leaves.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(), "application/pdf")})
    made = portal.manage("backup", "--keep", "3").splitlines()[-1].split(": ")[0]
    leave(leaves)
    assert gone not in Path(portal.environment["ERASURES_FILE"]).read_text()
    refuse(portal, made)

    restored = Portal(
        {
            **{name: value for name, value in portal.environment.items() if name != "BIND"},
            "ELASTICSEARCH_URL": "",
            "DATABASE_URL": database.another("restored"),
            "PRIVATE_FILES_DIR": str(folder / "restored" / "private"),
            "MEDIA_DIR": str(folder / "restored" / "media"),
        },
        folder / "log-of-the-restored",
    )
    kill(restored, made)
    said = restored.manage("restore", made).splitlines()[-1]
    assert "1 erased again" in said, said
    count_files(portal, restored)
    upstream = f"127.0.0.1:{restored.port}"
    media, tls = folder / "restored" / "media", folder / "tls"
    with restored, Nginx(folder / "nginx-restored", host=host, upstream=upstream, media=media, tls=tls) as front:
        restored.url = front.url
        person = Person(restored.url, host).open("/en/accounts/login/")
        person.submit({"login": gone, "password": PASSWORD}).sees("do not belong together")
        person.open("/en/accounts/login/").submit({"login": kept, "password": PASSWORD})
        person.open("/en/my/cv/").sees("cv.pdf")
        for journey in JOURNEYS:
            journey(restored, mail, host)
    assert restored.exit_codes == [0, 0], restored.exit_codes
    return said


def leave(person: Person) -> None:
    person.open("/en/my/privacy/delete/")
    if "reauthenticate" in person.address:
        person.submit({"password": PASSWORD})
    person.submit({"understood": "on"})


def refuse(portal: Portal, made: str) -> None:
    """Nobody restores into a portal that is running."""
    said = ""
    try:
        portal.manage("restore", made, "--replace")
    except RuntimeError as refusal:
        said = str(refusal)
    assert "Stop web server and worker" in said, said


def kill(portal: Portal, made: str) -> None:
    """A restore is killed while the database is loaded: there is still nothing."""
    command = [sys.executable, "-u", "manage.py", "restore", made]
    with subprocess.Popen(command, cwd=ROOT, env=portal.environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith("Database"):
                time.sleep(1)
                process.kill()
                break
        else:
            raise AssertionError("There was nothing to kill")
    asking = "from django.db import connection; print(len(connection.introspection.table_names()))"
    tables = portal.manage("shell", "--no-imports", "-c", asking).strip()
    files = [
        path for name in ("PRIVATE_FILES_DIR", "MEDIA_DIR") for path in Path(portal.environment[name]).glob("[!.]*")
    ]
    assert (tables, files) == ("0", []), (tables, files)


def count_files(portal: Portal, restored: Portal) -> None:
    """All that are named are there, and nothing of whoever has left."""
    for name in ("PRIVATE_FILES_DIR", "MEDIA_DIR"):
        before, after = (
            {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
            for folder in (Path(each.environment[name]) for each in (portal, restored))
        )
        assert before == after, (name, before ^ after)
