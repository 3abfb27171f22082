"""`python -m benchmarks.programme_page`: the programme of 200 sessions as everybody reads it, nothing kept.

In process, on SQLite, without a demonstration: a minute instead of the quarter of an hour of `benchmarks.pages`, which
measures it too.
"""

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="portal-bench-"))
os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false", "VAR_DIR": str(FOLDER)}

import django

django.setup()

from django.conf import settings
from django.test import Client

from portal.catalogues import compile_catalogues
from tests.databases import copy_of_sqlite

from .figures import percentile, report
from .page_visits import statements, times
from .programme import programme_of

SESSIONS, VISITS, WARM_UP = 200, 40, 5


def main() -> None:
    copy_of_sqlite(Path(settings.DATABASES["default"]["NAME"]))
    compile_catalogues()
    # Of addresses with a query nothing is kept: this is what making the page takes.
    path = f"{programme_of(SESSIONS).get_absolute_url()}?by=day"
    reader = Client(headers={"accept-encoding": "gzip"})
    print(f"# {SESSIONS} sessions, load {os.getloadavg()[0]:.1f}", flush=True)
    for _visit in range(WARM_UP):
        page = reader.get(path)
    wall, processor = times(reader, path, visits=VISITS)
    report("programme_200_sent_bytes", len(page.content), "bytes")
    report("programme_200_queries", statements(reader, path), "queries")
    report("programme_200_p95_ms", percentile(wall, 95), "ms")
    report("programme_200_median_ms", percentile(wall, 50), "ms")
    report("programme_200_processor_p95_ms", percentile(processor, 95), "ms")


if __name__ == "__main__":
    main()
