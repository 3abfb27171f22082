"""Pages are kept for readers without a session, and made again as soon as anything changes that they show."""

import datetime
import re

import brotli
import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from casework.models import ShownChange
from casework.shown.tables import shown_tables
from casework.shown.version import forget_old_notes, shown_version
from diaspora.models import Institution
from home.models import Menu
from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.matching import AssignmentSkillFactory
from tests.factories.pages import (
    ConferenceIndexPageFactory,
    ConferencePageFactory,
    LibraryIndexPageFactory,
    LibraryPageFactory,
    NewsPageFactory,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')
#: Rows that say who reads or lead elsewhere, and what follows a change to the others in the same transaction.
NOT_SHOWN = {
    "django_session",
    "django_content_type",
    "casework_shownchange",
    "wagtailredirects_redirect",
    "skills_match_indexchange",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
}
#: Of one visit to a page that is kept: the number of what is shown.
OF_A_KEPT_PAGE = 1


@pytest.fixture
def kept(settings):
    settings.CACHES = {**settings.CACHES, "pages": {**settings.CACHES["default"], "LOCATION": "pages"}}
    yield caches["pages"]
    caches["pages"].clear()


@pytest.fixture
def assignment():
    return AssignmentSkillFactory().assignment


@pytest.fixture
def addresses(site, assignment) -> list[str]:
    """A public address of each kind."""
    pages = [
        NewsPageFactory(parent=site.news),
        ConferencePageFactory(parent=ConferenceIndexPageFactory(parent=site.home)),
        LibraryPageFactory(parent=LibraryIndexPageFactory(parent=site.home)),
    ]
    lists = ["/en/", "/sw/", "/en/news/", "/en/assignments/", "/en/search/?q=nurse", "/en/feeds/news/"]
    maps = ["/sitemap.xml", "/sitemap-pages-en.xml", "/sitemap-assignments-sw.xml"]
    return [*lists, *maps, f"/en/assignments/{assignment.reference}/", *(page.url for page in pages)]


def statements(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_every_table_that_a_public_page_reads_is_named_as_shown(client, addresses):
    cache.clear()
    with CaptureQueriesContext(connection) as read:
        for address in addresses:
            assert client.get(address).status_code == 200, address

    tables = {table for query in read.captured_queries for table in READ.findall(query["sql"])}

    assert tables - NOT_SHOWN - set(shown_tables()) == set()


def test_a_page_is_made_once_for_all_readers_without_a_session(kept, addresses):
    first = {address: Client().get(address).content for address in addresses if "?" not in address}

    for address, content in first.items():
        assert statements(Client(), address) == OF_A_KEPT_PAGE, address
        assert Client().get(address).content == content


@pytest.mark.parametrize("write", [
    lambda site, assignment: Page.objects.filter(pk=site.news.pk).update(title="Another title"),
    lambda site, assignment: PageViewRestriction.objects.create(page=site.news, restriction_type="login"),
    lambda site, assignment: Menu.objects.get_or_create(position="main")[0].items.create(address="/en/", title="Home"),
    lambda site, assignment: Assignment.objects.filter(pk=assignment.pk).update(state="closed"),
    lambda site, assignment: Institution.objects.filter(pk=assignment.institution_id).update(website="https://other.example"),
    lambda site, assignment: connection.cursor().execute("UPDATE diaspora_region SET name_en = 'Elsewhere'"),
], ids=["page", "restriction", "menu", "assignment", "institution", "raw"])  # fmt: skip
def test_a_page_is_made_again_after_any_writing_to_what_is_shown(kept, client, site, assignment, write):
    client.get("/en/news/")

    write(site, assignment)

    assert statements(client, "/en/news/") > OF_A_KEPT_PAGE


def test_a_page_is_made_again_when_the_minute_is_over(kept, client, site, time_machine):
    time_machine.move_to(datetime.datetime(2026, 11, 29, 8, 59, 50, tzinfo=datetime.UTC), tick=False)
    client.get("/en/news/")
    kept_before = statements(client, "/en/news/")

    time_machine.shift(10)

    assert kept_before == OF_A_KEPT_PAGE
    assert statements(client, "/en/news/") > OF_A_KEPT_PAGE


def test_the_map_of_open_assignments_is_drawn_once_until_one_of_them_closes(kept, site, assignment):
    reader = sign_in(UserFactory())
    reader.get("/en/")

    with CaptureQueriesContext(connection) as again:
        shown = reader.get("/en/")
    Assignment.objects.filter(pk=assignment.pk).update(state="closed")
    closed = reader.get("/en/")

    assert not [query for query in again if "region__code" in query["sql"]]
    assert 'id="by-region"' in shown.content.decode()
    assert 'id="by-region"' not in closed.content.decode()


def test_a_change_that_is_committed_late_is_noticed_all_the_same():
    late = ShownChange.objects.create()
    number = late.pk
    late.delete()
    ShownChange.objects.create()
    before = shown_version()

    ShownChange.objects.create(pk=number)

    assert shown_version() != before


def test_old_notes_go_and_the_last_one_stays():
    ShownChange.objects.all().delete()
    for minutes in (30, 20):
        ShownChange.objects.create(noted_at=datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=minutes))

    forget_old_notes()

    assert ShownChange.objects.count() == 1


def test_whoever_is_signed_in_reads_a_page_of_their_own(kept, site, professional):
    Client().get("/en/news/")

    answer = sign_in(professional).get("/en/news/")

    assert "/en/my/" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "/en/my/" not in Client().get("/en/news/").content.decode()


@pytest.mark.parametrize("address", ["/en/contact/", "/en/accounts/login/", "/health/"])
def test_what_is_made_for_one_reader_is_not_kept(kept, site, address):
    first, second = Client().get(address), Client().get(address)

    assert not first.has_header("ETag")
    assert "s-maxage" not in first.get("Cache-Control", "")
    assert address == "/health/" or first.content != second.content


def test_a_page_that_is_withdrawn_is_gone_at_once(kept, client, site):
    page = NewsPageFactory(parent=site.news)
    assert client.get(page.url).status_code == 200

    page.unpublish()

    assert client.get(page.url).status_code in (404, 410)


def test_a_proxy_may_hold_a_page_for_ten_seconds_and_browsers_ask_again(kept, client, site):
    answer = client.get("/en/news/")

    again = client.get("/en/news/", headers={"if-none-match": answer["ETag"]})

    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=10, stale-while-revalidate=10"
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])


def test_a_kept_page_is_compressed_once(kept, client, site):
    plain = client.get("/en/news/")

    compressed = client.get("/en/news/", headers={"accept-encoding": "gzip, br"})

    assert compressed["Content-Encoding"] == "br"
    assert brotli.decompress(compressed.content) == plain.content
    assert {"Accept-Encoding", "Cookie"} <= {name.strip() for name in compressed["Vary"].split(",")}
    assert compressed["Content-Security-Policy"] == plain["Content-Security-Policy"]


def test_addresses_with_a_query_fill_no_cache(kept, client, site):
    client.get("/en/search/?q=one")

    assert statements(client, "/en/search/?q=one") > OF_A_KEPT_PAGE


def test_a_page_that_is_not_kept_is_compressed_only_on_its_way(kept, client, site):
    """Brotli at the quality of a kept page would be work for one reader."""
    answer = client.get("/en/search/?q=one", headers={"accept-encoding": "gzip, br"})

    assert answer["Content-Encoding"] == "gzip"
    assert answer["Cache-Control"].startswith("public")
