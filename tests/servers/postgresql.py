"""A throw-away PostgreSQL cluster on a port of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from .ports import free_port


def program(name: str) -> str | None:
    """Where a program of the PostgreSQL server is: on the path, or where Debian keeps it. None without one."""
    found = shutil.which(name)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found or (str(debian[-1]) if debian else None)


class PostgreSQL:
    """`with PostgreSQL() as server:` starts it, `server.url` is its DATABASE_URL; it is deleted at the end."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="portal-postgresql-"))
        self.port = free_port()
        self.url = f"postgres://portal@127.0.0.1:{self.port}/portal"

    def __enter__(self):
        if os.getuid() == 0:  # the server refuses to run as root
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self._run("initdb", "-D", self.data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "portal", "portal")
        return self

    def __exit__(self, *_):
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def another(self, name: str) -> str:
        """One more database, empty. Returns its DATABASE_URL."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "portal", name)
        return f"{self.url.rpartition('/')[0]}/{name}"

    def start(self) -> None:
        # No fsync: the cluster lives for one run. A test that commits empties every table at its end, which locks
        # each table, index and sequence at once, in each process of the tests: more than 64 for a connection.
        options = (
            f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
            " -c max_locks_per_transaction=256"
        )
        self._run("pg_ctl", "-D", self.data, "-l", str(self.folder / "log"), "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stop it as an operator would, ending the connections."""
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

    def _run(self, name: str, *arguments: str, check: bool = True) -> None:
        command = [program(name) or name, *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        result = subprocess.run(
            command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        if check and result.returncode:
            raise RuntimeError(f"{name} failed: {result.stderr.strip()}")
