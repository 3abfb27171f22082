"""`python -m benchmarks.placement_lists`: what is read of 20,000 placements, on PostgreSQL, in a process of its own."""

import os
import subprocess
import sys
import tempfile

from tests.servers import postgresql
from tests.servers.portal import ROOT
from tests.servers.postgresql import PostgreSQL


def main() -> None:
    if not postgresql.program("initdb"):
        print("PostgreSQL is not installed. To take these figures: apt-get install postgresql")
        return
    with tempfile.TemporaryDirectory(prefix="portal-bench-placements-") as folder, PostgreSQL() as server:
        environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DEBUG": "false",
            "VAR_DIR": folder,
            "DATABASE_URL": server.url,
        }
        for command in (["manage.py", "migrate", "-v", "0"], ["-m", "benchmarks.placement_lists_database"]):
            subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
