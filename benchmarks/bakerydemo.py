"""`python -m benchmarks.bakerydemo`: pages that are not kept, next to those of Wagtail's own demonstration site.

BAKERYDEMO names a folder with a checkout of https://github.com/wagtail/bakerydemo, and in it `packages` with what that
needs besides Django and Wagtail:

    pip install --no-deps --target packages python-dotenv wagtail-font-awesome-svg "django-debug-toolbar<5" \
        django-extensions "django-csp<4" dj-database-url whitenoise

So both run on one Django and one Wagtail, each with one process of gunicorn on SQLite and the content that it brings
along; `wrk` asks both by turns, so that other work on the machine falls on both alike.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.portal import ROOT
from tests.servers.ports import answers, free_port

from .figures import report

TURNS, SECONDS = (int(part) for part in os.environ.get("BENCH_BAKERYDEMO", "9,4").split(","))
PAGES = {
    "home": ("/en/", "/"),
    "news_index": ("/en/news/", "/blog/"),
    "news_item": ("/en/news/first-assignments-open/", "/blog/wild-yeast/"),
}


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    with serving("portal.wsgi", ROOT, ours(folder)) as portal, serving("bakerydemo.wsgi", *theirs(folder)) as bakery:
        for name, (here, there) in PAGES.items():
            compare(name, portal + here, bakery + there)
    shutil.rmtree(folder, ignore_errors=True)


def ours(folder: Path) -> dict[str, str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "benchmarks.unkept_settings",
        "DEBUG": "false",
        "VAR_DIR": str(folder / "portal"),
        "STATIC_DIR": str(folder / "portal-static"),
        "LOG_LEVEL": "WARNING",
    }
    for command in (["catalogues", "compile"], ["collectstatic", "--noinput"], ["prepare"], ["demonstration"]):
        manage(ROOT, environment, *command)
    return environment


def theirs(folder: Path) -> tuple[Path, dict[str, str]]:
    checkout = Path(os.environ["BAKERYDEMO"])
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(checkout / "packages"),
        "DJANGO_SETTINGS_MODULE": "bakerydemo.settings.production",
        "DJANGO_SECRET_KEY": "only-for-this-measurement",
        "DATABASE_URL": f"sqlite:///{folder / 'bakery.sqlite3'}",
        "SECURE_SSL_REDIRECT": "false",
    }
    for command in (["migrate"], ["collectstatic", "--noinput"], ["load_initial_data"]):
        manage(checkout, environment, *command)
    return checkout, environment


def manage(place: Path, environment: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=place, env=environment, check=True, capture_output=True)


@contextmanager
def serving(application: str, place: Path, environment: dict[str, str]) -> Iterator[str]:
    """One process, one request after the other; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}", application]
    process = subprocess.Popen(command, cwd=place, env=environment, stderr=subprocess.DEVNULL)
    try:
        while not answers(port):
            assert process.poll() is None, f"{application} did not start"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def compare(name: str, here: str, there: str) -> None:
    for address in (here, there):
        answers_each_second(address)  # templates, pictures and memory of the process
    taken = [(answers_each_second(here), answers_each_second(there)) for _turn in range(TURNS)]
    report(f"unkept_{name}_per_s", statistics.median(ours for ours, _theirs in taken), "1/s")
    report(f"unkept_{name}_bakerydemo_per_s", statistics.median(theirs for _ours, theirs in taken), "1/s")
    report(
        f"unkept_{name}_times_bakerydemo", statistics.median(ours / theirs for ours, theirs in taken), "times", digits=2
    )


def answers_each_second(address: str) -> float:
    command = ["wrk", "-t1", "-c4", f"-d{SECONDS}s", "--timeout", "20s", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    (line,) = [line for line in said.splitlines() if line.startswith("Requests/sec")]
    return float(line.split()[1])


if __name__ == "__main__":
    main()
