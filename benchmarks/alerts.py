"""`make bench`: telling a nation of a new assignment, on PostgreSQL, with e-mails that go nowhere.

100,000 people of whom 20,000 want to hear, and 10,000 saved searches. The measured part runs in a process of its own.
"""

import os
import subprocess
import sys
import tempfile

from tests.servers import postgresql
from tests.servers.portal import ROOT
from tests.servers.postgresql import PostgreSQL


def main() -> None:
    if not postgresql.program("initdb"):
        print(
            "PostgreSQL is not installed: the figures of alerts are left out. To take them: apt-get install postgresql"
        )
        return
    with tempfile.TemporaryDirectory(prefix="portal-bench-alerts-") as folder, PostgreSQL() as server:
        environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DEBUG": "false",
            "VAR_DIR": folder,
            "DATABASE_URL": server.url,
        }
        for command in (["manage.py", "migrate", "-v", "0"], ["-m", "benchmarks.alerts_database"]):
            subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
