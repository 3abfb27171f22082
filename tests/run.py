"""`make test`: the whole suite on SQLite with the browser journeys, then on PostgreSQL.

What this machine lacks is left out with one clear line each; with CI=true that is a failure instead.
Arguments go to pytest and keep it to one run on SQLite: `make test ARGS="tests/home -k news"`.
"""

import os
import subprocess
import sys
from contextlib import ExitStack

from .servers import chromium, postgresql

MISSING = {
    "Chromium": "Chromium is not installed: the browser journeys are left out. To run them: apt-get install chromium",
    "PostgreSQL": "PostgreSQL is not installed: the run on it is left out. To run it: apt-get install postgresql",
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
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def migrate(*urls: str) -> None:
    """Make the databases that are copied later, SQLite and those of `urls`, at the same time."""
    commands = [[sys.executable, "-m", "tests.databases", *url] for url in ((), *((url,) for url in urls))]
    for process in [subprocess.Popen(command) for command in commands]:
        if process.wait():
            sys.exit("A database could not be migrated.")


def main(arguments: list[str]) -> int:
    if arguments:
        return pytest(*arguments)
    lacking = missing()
    for name in lacking:
        print(MISSING[name], flush=True)
    if lacking and os.environ.get("CI") == "true":
        print("With CI=true nothing may be left out.")
        return 1
    with ExitStack() as servers:
        urls = [] if "PostgreSQL" in lacking else [servers.enter_context(postgresql.PostgreSQL()).url]
        print("Migrating the databases", flush=True)
        migrate(*urls)
        print("The suite on SQLite" + ("" if "Chromium" in lacking else ", with the browser journeys"), flush=True)
        failures = pytest(*(["-m", "not browser"] if "Chromium" in lacking else []))
        for url in urls:
            print("The suite on PostgreSQL, without the tests that ask for no database", flush=True)
            failures |= pytest("-m", "not browser", DATABASE_URL=url)
    for name in lacking:
        print(f"Left out: {MISSING[name]}")
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
