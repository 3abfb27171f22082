"""Each part that may be away is taken away for some seconds while visitors ask, and what they felt is counted."""

import json
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..servers.portal import Portal
from ..servers.postgresql import PostgreSQL
from ..servers.redis import Redis
from .journeys import pdf, sign_up
from .load import Load
from .mail import MailServer
from .writing import Writing

SECONDS = 6
#: Lines about trouble in a second, of all processes together, while the database is away.
LINES = 12
#: Half of what nginx waits (deploy/nginx), in seconds: who comes during a restart waits, and no longer.
LONGEST_WAIT = 30


def cache_killed(portal: Portal, mail: MailServer, host: str, cache: Redis) -> str:
    """Redis is killed: pages, limits and sign-up go on."""
    return _without_cache(portal, mail, host, away=cache.kill, back=cache.start)


def cache_hanging(portal: Portal, mail: MailServer, host: str, cache: Redis) -> str:
    """Redis hangs: it takes connections and says nothing."""
    return _without_cache(portal, mail, host, away=cache.hang, back=cache.go_on)


def _without_cache(portal: Portal, mail: MailServer, host: str, *, away: Callable, back: Callable) -> str:
    with Load(portal.url, host) as load, Writing(portal, mail, host) as writing:
        time.sleep(1)
        away()
        sign_up(portal, mail, host, "baraka")
        time.sleep(SECONDS)
        back()
        time.sleep(1)
    assert load.failures + writing.failures == [], load.failures + writing.failures
    return f"{load}; {writing.check()}"


def database_restarted(portal: Portal, mail: MailServer, host: str, database: PostgreSQL) -> str:
    """PostgreSQL is restarted: requests fail only while it is down, with a page that says so, and few lines."""
    with Load(portal.url, host) as load, Writing(portal, mail, host) as writing:
        time.sleep(1)
        database.stop()
        lines = _lines(portal.log)
        time.sleep(SECONDS)
        written = [line for line in _lines(portal.log)[len(lines) :] if '"level": "INFO"' not in line]
        database.start()
        back = time.monotonic()
        time.sleep(4)
    assert load.failures, "The restart was not felt at all: nothing was tested"
    late = max(when for when, _what in load.failures + writing.failures) - back
    assert late < 2, f"Requests failed for {late:.1f} s after the restart"
    others = [what for _when, what in load.failures if what != "503"]
    assert (others, load.pages) == ([], len(load.failures)), (others, load.pages, len(load.failures))
    assert len(written) < LINES * SECONDS, "\n".join(written)
    lines_told = f"{len(written)} lines in {SECONDS} s"
    return f"{load}, the last {max(late, 0):.1f} s after its return; {lines_told}; {writing.check()}"


def web_restarted(portal: Portal, mail: MailServer, host: str) -> str:
    """The web server is restarted, as for a new version: whoever comes meanwhile waits, and nothing fails."""
    with Load(portal.url, host) as load, Writing(portal, mail, host) as writing:
        time.sleep(1)
        portal.restart_web()
        time.sleep(SECONDS)
    assert load.failures + writing.failures == [], load.failures + writing.failures
    assert max(load.taken) < LONGEST_WAIT, load
    return f"{load}; {writing.check()}"


def disk_full(portal: Portal, mail: MailServer, host: str) -> str:
    """The disk is full: an upload is refused in words, and no file stays without a row."""
    person, address = sign_up(portal, mail, host, "chausiku")
    folder = Path(portal.environment["PRIVATE_FILES_DIR"])
    before = _files(folder)
    with _no_file_grows_beyond(portal, 1_000_000):
        person.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(filled=2_000_000), "application/pdf")})
        person.sees("We cannot keep files just now.")
    assert (_rows(portal, address), _files(folder)) == (0, before), _files(folder) - before
    person.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(filled=2_000_000), "application/pdf")})
    person.sees("Your CV is saved.")
    kept = (_rows(portal, address), len(_files(folder) - before))
    assert kept == (1, 1), kept
    return "1 refused in words, 1 kept: 0 rows and files lost, 0 doubled"


def _rows(portal: Portal, address: str) -> int:
    asking = "from diaspora.models import PrivateFile; print(PrivateFile.objects.filter(owner__email={!r}).count())"
    return int(portal.manage("shell", "--no-imports", "-c", asking.format(address)))


@contextmanager
def _no_file_grows_beyond(portal: Portal, size: int) -> Iterator[None]:
    """For the web processes only, as the system sets it: writing more fails as on a full disk."""
    children = Path(f"/proc/{portal.processes[0].pid}/task/{portal.processes[0].pid}/children").read_text().split()
    limits = {int(child): resource.prlimit(int(child), resource.RLIMIT_FSIZE) for child in children}
    for child, (_soft, hard) in limits.items():
        resource.prlimit(child, resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        for child, limit in limits.items():
            resource.prlimit(child, resource.RLIMIT_FSIZE, limit)


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _lines(log: Path) -> list[str]:
    return log.read_text().splitlines()


def check_log(log: Path, mail: MailServer) -> str:
    """Each line is JSON, and none has an address to which mail was sent, or a key that stood in a link."""
    text = log.read_text()
    told = [json.loads(line) for line in text.splitlines()]
    assert any(line["logger"] == "portal.requests" and len(line["request_id"]) == 32 for line in told)
    for message in mail.messages:
        for address in message["to"].split(","):
            assert address.strip() not in text, address
        for key in mail.keys_in(message):
            assert key not in text, f"The key of a link is in the log: {message['subject']}"
    return f"{len(told)} lines"
