"""How long `import_esco` takes and how much memory, with our pack loaded, on SQLite and on PostgreSQL.

`python -m benchmarks.esco`. Reads the downloads from `../shared/data/esco`, or from `esco` in the folder SHARED_DATA.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.servers.postgresql import PostgreSQL

from .figures import report

PROJECT = Path(__file__).resolve().parent.parent
FILES = ("esco-v1.1.1-classification-en-csv.zip", "esco-v1.1.1-relations-csv.zip", "esco-v1.0-fr-csv.zip")


def main() -> None:
    folder = Path(os.environ.get("SHARED_DATA", PROJECT.parent / "shared" / "data")) / "esco"
    if not folder.is_dir():
        print(f"# Left out: there is no {folder}; SHARED_DATA may name another folder.")
        sys.exit(os.environ.get("CI") == "true")
    with tempfile.TemporaryDirectory() as scratch, PostgreSQL() as server:
        for name, url in (("sqlite", f"sqlite:///{scratch}/bench.sqlite3"), ("postgresql", server.url)):
            report(f"import_esco_{name}_s", _import(url, folder), "s")
    # Of the larger of the two: the operating system keeps the peak of all children.
    report("import_esco_peak_mib", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MiB")


def _import(url: str, folder: Path) -> float:
    for command in (["migrate", "--verbosity=0"], ["load_pack", "--verbosity=0"]):
        _manage(url, command)
    started = time.monotonic()
    _manage(url, ["import_esco", *(str(folder / file) for file in FILES)])
    return time.monotonic() - started


def _manage(url: str, command: list[str]) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATABASE_URL": url}
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, check=True
    )


if __name__ == "__main__":
    main()
