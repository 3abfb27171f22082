"""`python -m benchmarks.kept_pages`: kept pages in the portal, and behind the proxy next to a file of the same size.

Gunicorn with two processes and production settings on PostgreSQL, nginx with our configuration in front, one visitor
after the other over one connection; then as many as the machine takes for some seconds, by `wrk` where it is installed.
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import requests

from tests.servers.nginx import Nginx
from tests.servers.portal import Portal
from tests.servers.postgresql import PostgreSQL

from .figures import percentile, report
from .static_file import PlainNginx

HOST = "portal.example"
PAGES = {"home": "/en/", "news_index": "/en/news/", "about": "/en/about-us/"}
VISITS, SECONDS, CONNECTIONS = (int(part) for part in os.environ.get("BENCH_KEPT", "300,10,16").split(","))


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    with PostgreSQL() as database:
        portal = Portal(environment(folder, database), folder / "log", wsgi_workers=2)
        for command in (["catalogues", "compile"], ["collectstatic", "--noinput"], ["prepare"]):
            portal.manage(*command)
        portal.manage("trial_certificate", str(folder / "tls"))
        (folder / "media").mkdir(parents=True, exist_ok=True)
        proxy = Nginx(
            folder / "nginx",
            host=HOST,
            upstream=f"127.0.0.1:{portal.port}",
            media=folder / "media",
            tls=folder / "tls",
        )
        with portal, proxy as front:
            for name, path in PAGES.items():
                in_the_portal(name, portal.url + path)
            behind_the_proxy(front.url, portal.url, folder)
    shutil.rmtree(folder, ignore_errors=True)


def environment(folder: Path, database: PostgreSQL) -> dict[str, str]:
    return {
        "SECRET_KEY": "only-for-this-measurement-and-long-enough-to-be-a-secret",
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "PORTAL_URL": f"https://{HOST}",
        "DATABASE_URL": database.url,
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "DEFAULT_FROM_EMAIL": f"portal@{HOST}",
        "TRUSTED_PROXY_HEADER": "X-Forwarded-Proto",
        "TRUSTED_PROXIES": "1",
        "MEDIA_DIR": str(folder / "media"),
        "PRIVATE_FILES_DIR": str(folder / "private"),
        "BACKUP_DIR": str(folder / "backups"),
        "ERASURES_FILE": str(folder / "erasures" / "list"),
        "STATIC_DIR": str(folder / "static"),
    }


def in_the_portal(name: str, address: str) -> None:
    session = requests.Session()
    session.headers.update({"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "br"})
    times = [_milliseconds(session, address) for _visit in range(VISITS)][20:]
    report(f"kept_{name}_p50_ms", statistics.median(times), "ms")
    report(f"kept_{name}_p95_ms", percentile(times, 95), "ms")


def _milliseconds(session: requests.Session, address: str) -> float:
    started = time.perf_counter()
    answer = session.get(address)
    took = (time.perf_counter() - started) * 1000
    assert answer.status_code == requests.codes.ok, (address, answer.status_code)
    return took


def behind_the_proxy(front: str, portal: str, folder: Path) -> None:
    """The home page, and a file that has as many bytes out of the hands of an nginx that does nothing else."""
    headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "identity"}
    page = requests.get(f"{portal}/en/", headers=headers)
    (folder / "files").mkdir()
    (folder / "files" / "same-size.html").write_bytes(page.content)
    kept = _answers_each_second(f"{front}/en/")
    with PlainNginx(folder / "plain", files=folder / "files", tls=folder / "tls") as plain:
        file = _answers_each_second(f"{plain.url}/same-size.html")
    report("kept_home_behind_proxy_per_s", kept, "1/s")
    report("file_of_same_size_per_s", file, "1/s")
    report("kept_home_share_of_file", kept / file, "share", digits=2)


def _answers_each_second(address: str) -> float:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", f"Host: {HOST}", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    (line,) = [line for line in said.splitlines() if line.startswith("Requests/sec")]
    return float(line.split()[1])


if __name__ == "__main__":
    os.umask(0o022)
    main()
