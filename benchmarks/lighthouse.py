"""`python -m benchmarks.lighthouse`: Lighthouse as a mid-range telephone, on six pages of production settings.

Gunicorn and nginx with our configuration as in `benchmarks.kept_pages`; each page five times, its medians are kept.
Needs Node and Chromium. Lighthouse lies in var/lighthouse; version 13 needs a newer Node than Debian's.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from tests.servers import chromium
from tests.servers.nginx import Nginx
from tests.servers.portal import ROOT, Portal
from tests.servers.postgresql import PostgreSQL

from .figures import report
from .kept_pages import environment

VERSION = "12.8.2"
FOLDER = ROOT / "var" / "lighthouse"
RUNS = int(os.environ.get("BENCH_LIGHTHOUSE_RUNS", "5"))
PAGES = {
    "home": "/en/",
    "home_sw": "/sw/",
    "news_index": "/en/news/",
    "theme": "/en/themes/returns/",
    "assignments": "/en/assignments/",
    "contact": "/sw/contact/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main() -> None:
    program = installed()
    folder = Path(tempfile.mkdtemp(prefix="portal-lighthouse-"))
    with PostgreSQL() as database:
        portal = Portal(environment(folder, database), folder / "log", wsgi_workers=2)
        upstream = f"127.0.0.1:{portal.port}"
        # The proxy answers nobody who asks for another name: here it has that of the address.
        proxy = Nginx(folder / "nginx", host="127.0.0.1", upstream=upstream, media=folder / "media", tls=folder / "tls")
        portal.environment["PORTAL_URL"] = proxy.url  # the address in the links of a page is the one that is visited
        for command in (["catalogues", "compile"], ["collectstatic", "--noinput"], ["prepare"], ["set_up_site"]):
            portal.manage(*command)
        portal.manage("trial_certificate", str(folder / "tls"))
        (folder / "media").mkdir(parents=True, exist_ok=True)
        with portal, proxy as front:
            for name, path in PAGES.items():
                scores = [look(program, front.url + path, folder) for _run in range(RUNS)]
                for category in CATEGORIES:
                    said = round(statistics.median(score[category] for score in scores))
                    report(f"lighthouse_{name}_{category.replace('-', '_')}", said, "of 100")
    shutil.rmtree(folder, ignore_errors=True)


def installed() -> Path:
    """Fetched once, by npm."""
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(FOLDER), f"lighthouse@{VERSION}"], check=True)
    return program


def look(program: Path, address: str, folder: Path) -> dict[str, float]:
    """One visit with nothing in the cache. The certificate is one for trials."""
    flags = [*chromium.ARGUMENTS, "--headless", "--ignore-certificate-errors"]
    place = folder / "report.json"
    subprocess.run(
        [
            str(program), address, "--quiet", "--output=json", f"--output-path={place}", "--form-factor=mobile",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(flags)}",
        ],
        env={**os.environ, "CHROME_PATH": chromium.program() or ""},
        check=True,
    )  # fmt: skip
    found = json.loads(place.read_text())["categories"]
    return {name: (found[name]["score"] or 0) * 100 for name in CATEGORIES}


if __name__ == "__main__":
    os.umask(0o022)
    main()
