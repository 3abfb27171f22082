"""`make test`: the whole suite once, on PostgreSQL as in production, with the browser journeys.

What this machine lacks is left out with one clear line each (without PostgreSQL the suite runs on SQLite); with CI=true
that is a failure instead. `make test DATABASE=sqlite` runs it on SQLite, without what says the same on every database:
CI runs both. Arguments go to pytest, on SQLite: `make test ARGS="tests/home -k news"`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from .servers import chromium, postgresql

MISSING = {
    "Chromium": "Chromium is not installed: the browser journeys are left out. To run them: apt-get install chromium",
    "PostgreSQL": "PostgreSQL is not installed: the suite runs on SQLite. To run it as in production: "
    "apt-get install postgresql",
    "Elasticsearch": "ELASTICSEARCH_URL is not set: matching on a search server is left out. To run its tests: "
    'eval "$(tests/servers/elasticsearch start)"',
}


def missing() -> list[str]:
    """Names of what the machine lacks."""
    found = {
        "Chromium": chromium.program(),
        "PostgreSQL": postgresql.program("initdb"),
        "Elasticsearch": os.environ.get("ELASTICSEARCH_URL"),
    }
    return [name for name, place in found.items() if not place]


def pytest(*arguments: str, **environment: str) -> int:
    # One more than there are processors: some tests wait for a browser, a server or a lock.
    workers = str((os.cpu_count() or 1) + 1)
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadgroup", "--no-loadscope-reorder"]
    return subprocess.run([*command, *arguments], env={**os.environ, **environment}, check=False).returncode


@contextmanager
def migrating(*url: str) -> Iterator[None]:
    """Make the database that is copied later, while the workers read the tests."""
    with subprocess.Popen([sys.executable, "-m", "tests.databases", *url]):
        yield


def run_everything(*, on_sqlite: bool) -> int:
    """Exit code of the suite, after one line for each thing that this machine lacks."""
    lacking = [name for name in missing() if not (on_sqlite and name == "PostgreSQL")]
    for name in lacking:
        print(MISSING[name], flush=True)
    if lacking and os.environ.get("CI") == "true":
        print("With CI=true nothing may be left out.")
        return 1
    without = ["once"] if on_sqlite else ["browser"] if "Chromium" in lacking else []
    chosen = [argument for marker in without for argument in ("-m", f"not {marker}")]
    with ExitStack() as servers:
        environment = {}
        if not on_sqlite and "PostgreSQL" not in lacking:
            environment["DATABASE_URL"] = servers.enter_context(postgresql.PostgreSQL()).url
        print(f"The suite on {'PostgreSQL' if environment else 'SQLite'}", flush=True)
        servers.enter_context(migrating(*environment.values()))
        failures = pytest(*chosen, **environment)
    for name in lacking:
        print(f"Left out: {MISSING[name]}")
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.run", allow_abbrev=False, add_help=False)
    parser.add_argument("--database", choices=["postgresql", "sqlite"], default="postgresql")
    options, for_pytest = parser.parse_known_args()
    return pytest(*for_pytest) if for_pytest else run_everything(on_sqlite=options.database == "sqlite")


if __name__ == "__main__":
    sys.exit(main())
