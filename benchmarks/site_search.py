"""`make bench`: the search of the site, whole pages, with 5,000 news items and 1,000 publications with text.

A news item has six words in its title, 20 in its summary and 120 in its text; a publication has a PDF of 20 pages with
150 words each. All are drawn from 20,000 words that occur by Zipf's law. A search has one to three words, every fifth
one with a slip; nothing of it is in any cache. Run with DATABASE_URL for PostgreSQL; without, it is SQLite.
"""

import gc
import logging
import os
import random
import tempfile
import time

os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false"}
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="portal-bench-")

import django

django.setup()

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model

from diaspora.models import Language
from home.models import DocumentPage, DocumentReading, LibraryPage, LibraryVersion, NewsPage
from home.site.planting import planted
from home.site_search.catching_up import catch_up

from .figures import percentile, report
from .texts import Texts

NEWS, PUBLICATIONS, PAGES, SEARCHES = (
    int(part) for part in os.environ.get("BENCH_SITE_SEARCH", "5000,1000,20,220").split(",")
)


@transaction.atomic
def add_news(texts: Texts) -> None:
    index = planted("news")
    for number in range(NEWS):
        body = [{"type": "text", "value": f"<p>{texts.text(120)}</p>"}]
        index.add_child(
            instance=NewsPage(
                title=texts.text(6), slug=f"n-{number}", summary=texts.text(20), body=body, locale=index.locale
            )
        )


@transaction.atomic
def add_publications(texts: Texts) -> None:
    index, english = planted("data-and-resources/library"), Language.objects.get(code="en")
    for number in range(PUBLICATIONS):
        page = LibraryPage(
            title=texts.text(6), slug=f"p-{number}", summary=texts.text(20), kind="study", year=2020, publisher="P"
        )
        page.locale = index.locale
        index.add_child(instance=page)
        file = get_document_model().objects.create(title="x", file=ContentFile(b"%PDF-", name=f"p-{number}.pdf"))
        LibraryVersion.objects.create(page=page, language=english, document=file)
        reading = DocumentReading.objects.create(
            document=file,
            file_name=file.file.name,
            page_count=PAGES,
            pages_read=PAGES,
            pages_with_text=PAGES,
            read_at=timezone.now(),
        )
        DocumentPage.objects.bulk_create(
            DocumentPage(reading=reading, number=page_number, text=texts.text(150))
            for page_number in range(1, PAGES + 1)
        )


def milliseconds(client: Client, searches: list[str]) -> dict[str, list[float]]:
    """Of each search after the first twenty: by the clock, and what the processor worked for it in this process."""
    clock, processor = [], []
    for text in searches:
        started, worked = time.perf_counter(), time.process_time()
        assert client.get("/en/search/", {"q": text}).status_code == 200
        clock.append((time.perf_counter() - started) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    return {"": clock[20:], "processor_": processor[20:]}


def main() -> None:
    logging.disable(logging.WARNING)
    draw = random.Random(5_000)
    texts = Texts(draw)
    with open(os.devnull, "w") as quiet:
        call_command("prepare", stdout=quiet)
    add_news(texts)
    add_publications(texts)
    started = time.monotonic()
    done = catch_up(seconds=3600)
    report(f"site_search_{connection.vendor}_index_ms_an_entry", (time.monotonic() - started) * 1000 / done, "ms")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    gc.freeze()  # as gunicorn does before it makes its first process
    client = Client()
    times = milliseconds(client, [texts.typed() for _number in range(SEARCHES)])
    for kind, taken in times.items():
        for percent in (50, 95):
            report(f"site_search_{connection.vendor}_{kind}p{percent}_ms", percentile(taken, percent), "ms")
    queries: list[str] = []
    with connection.execute_wrapper(lambda execute, *call: (queries.append(call[0]), execute(*call))[1]):
        client.get("/en/search/", {"q": texts.typed()})
    report(f"site_search_{connection.vendor}_queries", len(queries), "queries")


if __name__ == "__main__":
    main()
