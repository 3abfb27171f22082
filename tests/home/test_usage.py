"""What editors learn of readers: words searched for in vain, and views of pages; never who."""

import datetime
import gzip
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from casework.shown.tables import shown_tables
from diaspora.privacy.retention import forget_what_is_past
from home.models import CountedLog, NewsPage, PageViews, UnfoundSearch
from home.site_search.catching_up import catch_up
from home.site_search.unfound import note, often_unfound
from home.visits.counting import count_log, count_rotating
from tests.conftest import sign_in
from tests.factories.pages import NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)


def on_days(monkeypatch, text: str, days: int, times: int = 1) -> None:
    """Somebody searches for `text` on so many days, so many times on each."""
    for number in range(days):
        monkeypatch.setattr(timezone, "localdate", lambda number=number: DAY + datetime.timedelta(days=number))
        for _time in range(times):
            note(text, language="en")


def test_words_appear_after_five_different_days(monkeypatch):
    on_days(monkeypatch, "Zebra crossings", 4, times=9)
    assert list(often_unfound()) == []

    monkeypatch.setattr(timezone, "localdate", lambda: DAY + datetime.timedelta(days=30))
    note("zebra CROSSINGS", language="en")

    assert list(often_unfound().values_list("text", "days")) == [("zebra crossings", 5)]


@pytest.mark.parametrize(
    "text", ["amina@example.org", "+255 712 345 678", "TZ-2026-0042", "who is the cousin of my neighbour", "x" * 80]
)
def test_what_may_be_about_a_person_is_never_kept(text):
    note(text, language="en")

    assert not UnfoundSearch.objects.exists()


def test_a_search_in_vain_is_noted_and_one_that_finds_is_not(site, client):
    StandardPageFactory(parent=site.home, title="Border posts")
    catch_up()

    for text in ("zebras", "border", "zebras"):
        client.get("/en/search/", {"q": text})

    assert list(UnfoundSearch.objects.values_list("text", "days")) == [("zebras", 1)]


@pytest.fixture
def page_of_help(site):
    contact = {"name": "Duty officer", "telephone": "116"}
    body = json.dumps([{"type": "help", "value": {"title": "Call us", "contacts": [contact]}}])
    page = StandardPageFactory(parent=site.home, title="Locked in by an employer", body=body)
    catch_up()
    return page


def test_words_of_pages_for_people_in_danger_are_never_kept(page_of_help):
    note("employer zebras", language="en")

    assert not UnfoundSearch.objects.exists()


def test_a_search_from_a_page_for_people_in_danger_is_never_kept(page_of_help, client):
    html = client.get(page_of_help.url).content.decode()
    client.get("/en/search/?q=zebras&quiet=1")

    assert '<input type="hidden" name="quiet" value="1">' in html
    assert '<input type="hidden" name="quiet" value="1">' in client.get("/en/search/?q=z&quiet=1").content.decode()
    assert not UnfoundSearch.objects.exists()


def test_words_are_forgotten_after_three_months():
    old = UnfoundSearch.objects.create(
        language="en", text="old", days=9, last_on=timezone.localdate() - datetime.timedelta(days=91)
    )
    UnfoundSearch.objects.create(language="en", text="new", last_on=timezone.localdate())

    forget_what_is_past()

    assert list(UnfoundSearch.objects.values_list("text", flat=True)) == ["new"]
    assert old.text not in str(UnfoundSearch.objects.values())


def line(path: str, **other) -> str:
    said = {"time": "2026-11-20T10:00:00+03:00", "request_id": "a", "network": "10.1.2.0", "by": "reader"}
    return json.dumps(said | {"method": "GET", "path": path, "status": 200} | other) + "\n"


def views() -> dict[str, int]:
    return {row.page.title: row.number for row in PageViews.objects.select_related("page")}


@pytest.fixture
def log(site, tmp_path):
    NewsPageFactory(parent=site.news, title="One", slug="one")
    return tmp_path / "access.log"


def test_readers_are_counted_and_nobody_else(log):
    path = "/en/news/one/"
    others = [
        line(path, by="machine"), line(path, method="HEAD"), line(path, status=404), line("/en/news/other/"),
        line("/static/x.css"), "no line\n", json.dumps({"path": path}) + "\n",
    ]  # fmt: skip
    log.write_text("".join([line(path), *others, line(path, status=304)]))

    assert count_log(log) == 2
    assert views() == {"One": 2}
    assert PageViews.objects.get().day == DAY


def test_a_line_is_counted_once_however_often_its_log_is_read_renamed_or_packed(log, capsys):
    log.write_text(line("/en/news/one/"))
    count_log(log)
    with log.open("a") as more:
        more.write(line("/en/news/one/") + line("/en/news/one/")[:-9])
    count_log(log)

    log.write_text(log.read_text() + line("/en/news/one/")[-9:])  # the rest of the last line
    rotated = log.rename(log.with_name("access.log.1"))
    log.write_text(line("/en/news/one/", request_id="b"))
    count_rotating(log)
    count_rotating(log)
    packed = log.with_name("access.log.2.gz")
    packed.write_bytes(gzip.compress(rotated.read_bytes()))
    call_command("count_views", str(packed), str(log))

    assert views() == {"One": 4}
    assert capsys.readouterr().out == "access.log.2.gz: 0 views\naccess.log: 0 views\n"


@pytest.mark.parametrize(("address", "shown"), [("searches", "zebra crossings"), ("views", "One")])
def test_editors_read_both_reports_and_nobody_else_does(log, editor, client, professional, address, shown):
    UnfoundSearch.objects.create(language="en", text="zebra crossings", days=5, last_on=DAY)
    log.write_text(line("/en/news/one/", time=timezone.now().isoformat()))
    count_log(log)

    assert shown in editor.client.get(f"/admin/reports/{address}/").content.decode()
    for other in (client, sign_in(professional)):
        answer = other.get(f"/admin/reports/{address}/")
        assert answer.status_code in (302, 403, 404)
        assert shown not in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "is_whole"),
    [
        ("/en/library/anti-trafficking-regulations-2015/", True),
        ("/sw/maktaba/kanuni-za-usafirishaji-haramu-2015/", True),
        ("/en/", True),
        ("/en/n/mja1ztq-c5f0e1d2a3b4c5d6e7f80912/", False),
        ("/en/n/eyJhIjoxfQ:1vPk2x:AbCdEf/", False),
        ("/en/n/20150130123456789012345/", False),
    ],
)
def test_the_proxy_writes_addresses_of_pages_whole_and_no_key(path, is_whole):
    template = (Path(settings.BASE_DIR) / "deploy" / "nginx" / "portal.conf.template").read_text()
    rule = re.search(r'^    "~(\^/\[a-z\].*)"  \$uri;$', template, re.MULTILINE)

    assert bool(re.search(rule[1], path)) is is_whole


def test_what_is_counted_of_readers_empties_no_kept_page():
    """A flood of searches in vain would otherwise keep every page from being kept."""
    shown = shown_tables()

    assert NewsPage._meta.db_table in shown
    assert {model._meta.db_table for model in (UnfoundSearch, PageViews, CountedLog)}.isdisjoint(shown)
