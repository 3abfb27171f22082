"""`make test`: the whole suite on SQLite with the browser journeys, then on PostgreSQL.

What this machine lacks is left out with one clear line each; with CI=true that is a failure instead.
Arguments go to pytest and keep it to one run on SQLite: `make test ARGS="tests/home -k news"`.
"""

import os
import subprocess
import sys

from .servers import chromium, postgresql

MISSING = {
    "Chromium": "the browser journeys are left out. To run them: apt-get install chromium",
    "PostgreSQL": "the run on PostgreSQL is left out. To run it: apt-get install postgresql",
}


def missing() -> list[str]:
    """Names of what the machine lacks."""
    found = {"Chromium": chromium.program(), "PostgreSQL": postgresql.program("initdb")}
    return [name for name, place in found.items() if place is None]


def pytest(*arguments: str, **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main(arguments: list[str]) -> int:
    if arguments:
        return pytest(*arguments)
    lacking = missing()
    for name in lacking:
        print(f"{name} is not installed: {MISSING[name]}", flush=True)
    if lacking and os.environ.get("CI") == "true":
        print("With CI=true nothing may be left out.")
        return 1
    print("The suite on SQLite" + ("" if "Chromium" in lacking else ", with the browser journeys"), flush=True)
    failures = pytest(*(["-m", "not browser"] if "Chromium" in lacking else []))
    if "PostgreSQL" not in lacking:
        print("The suite on PostgreSQL", flush=True)
        with postgresql.PostgreSQL() as server:
            failures |= pytest("-m", "not browser", DATABASE_URL=server.url)
    for name in lacking:
        print(f"Left out: {name} is not installed: {MISSING[name]}")
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
