"""`make test`: every test once, on SQLite, and on PostgreSQL what only PostgreSQL can show; with the browser journeys.

What this machine lacks is left out with one clear line each; with CI=true that is a failure instead.
`make test DATABASE=postgresql` runs the suite on PostgreSQL, without what says the same everywhere. CI runs both.
Long tables of cases are shared: each run walks its half of them. A file that is named runs all of its cases.
`make bench-faults` runs what takes minutes, the whole of what the suite shows on a small example.
Arguments go to pytest, on SQLite: `make test ARGS="tests/home -k news"`.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .servers import chromium, nu, postgresql, stripe_mock

TESTS = Path(__file__).parent
MISSING = {
    "Chromium": "Chromium is not installed: the browser journeys are left out. To run them: "
    "apt-get install chromium-headless-shell",
    "PostgreSQL": "PostgreSQL is not installed: its locks and transactions are left out. To run their tests: "
    "apt-get install postgresql",
    "Redis": "Redis is not installed: what happens when it is away is left out. To run its tests: "
    "apt-get install redis-server",
    "stripe-mock": "stripe-mock is not installed: requests to Stripe are not compared with its description. To do so: "
    "go install github.com/stripe/stripe-mock@v0.203.0",
    "Nu": "The Nu HTML checker is not installed: pages are not compared with the standard of HTML. To do so: "
    f"{nu.INSTALL}",
    "Elasticsearch": "ELASTICSEARCH_URL is not set: matching on a search server is left out. To run its tests: "
    'eval "$(tests/servers/elasticsearch start)"',
}
#: The tests of each.
MARKERS = {
    "Chromium": "browser",
    "PostgreSQL": "postgresql",
    "Redis": "redis",
    "stripe-mock": "stripe_mock",
    "Nu": "nu",
    "Elasticsearch": "elasticsearch",
}


def missing() -> list[str]:
    """Names of what the machine lacks."""
    found = {
        "Chromium": chromium.program(),
        "PostgreSQL": postgresql.program("initdb"),
        "Redis": shutil.which("redis-server"),
        "stripe-mock": stripe_mock.program(),
        "Nu": nu.program(),
        "Elasticsearch": os.environ.get("ELASTICSEARCH_URL"),
    }
    return [name for name, place in found.items() if not place]


def pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *arguments]


def in_parallel(*arguments: str) -> list[str]:
    # As many as there are processors: servers and a browser work too, and one more made all a sixth slower.
    workers = str(os.cpu_count() or 1)
    return pytest("-n", workers, "--dist", "loadgroup", "--no-loadscope-reorder", *arguments)


@contextmanager
def migrating(*url: str) -> Iterator[None]:
    """Make the database that is copied later, while the workers read the tests."""
    with subprocess.Popen([sys.executable, "-m", "tests.databases", *url]):
        yield


def run_once(*, without: list[str]) -> int:
    """Every test on SQLite but those with a marker of `without`; meanwhile, on PostgreSQL, what needs it. Exit code."""
    print("The suite on SQLite", flush=True)
    chosen = in_parallel(
        "-m", " and ".join(f"not {marker}" for marker in ["whole", "postgresql", "on_postgresql", *without])
    )
    if "postgresql" in without:
        with migrating():
            return subprocess.run(chosen, check=False).returncode
    with migrating(), postgresql.PostgreSQL() as server, migrating(server.url):
        environment = {**os.environ, "DATABASE_URL": server.url}
        files = [str(file) for file in TESTS.rglob("test_*.py") if "mark.postgresql" in file.read_text()]
        meanwhile = subprocess.Popen(
            pytest("-n", "0", "-m", "postgresql and not whole", *files), env=environment, stdout=subprocess.PIPE
        )
        failures = subprocess.run(chosen, check=False).returncode
        said, _nothing = meanwhile.communicate()
        print(f"Meanwhile on PostgreSQL\n{said.decode()}", flush=True)
        return failures | meanwhile.returncode


def run_on_postgresql() -> int:
    """The suite on PostgreSQL, without what says the same on every database. Exit code."""
    print("The suite on PostgreSQL", flush=True)
    with postgresql.PostgreSQL() as server, migrating(server.url):
        environment = {**os.environ, "DATABASE_URL": server.url}
        return subprocess.run(
            in_parallel("-m", "not once and not whole and not on_sqlite"), env=environment, check=False
        ).returncode


def run_whole() -> int:
    """What takes minutes, with its figures: on SQLite, and on PostgreSQL what only that can show. Exit code."""
    shown = ("--durations=0", "-rA", "-n", "0")
    failures = subprocess.run(pytest("-m", "whole and not postgresql", *shown), check=False).returncode
    if not postgresql.program("initdb"):
        return failures
    with postgresql.PostgreSQL() as server, migrating(server.url):
        environment = {**os.environ, "DATABASE_URL": server.url}
        chosen = pytest("-m", "whole and postgresql", *shown)
        return failures | subprocess.run(chosen, env=environment, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.run", allow_abbrev=False, add_help=False)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--whole", action="store_true")
    options, for_pytest = parser.parse_known_args()
    if options.whole:
        return run_whole()
    if for_pytest:
        return subprocess.run(in_parallel(*for_pytest), check=False).returncode
    lacking = missing()
    for name in lacking:
        print(MISSING[name], flush=True)
    if lacking and os.environ.get("CI") == "true":
        print("With CI=true nothing may be left out.")
        return 1
    if options.database == "postgresql":
        return 1 if "PostgreSQL" in lacking else run_on_postgresql()
    failures = run_once(without=[MARKERS[name] for name in lacking])
    for name in lacking:
        print(f"Left out: {MISSING[name]}")
    return failures


if __name__ == "__main__":
    sys.exit(main())
