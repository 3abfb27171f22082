"""What readers see of pages: weight, queries, languages, lists."""

import datetime
import re

import lxml.html
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from home.models import LibraryVersion
from home.page_translation.publishing import TextMissing, publish_translation
from portal.staticfiles import squeezed
from portal.stylesheets import STYLESHEETS
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import (
    ConferenceIndexPageFactory,
    ConferencePageFactory,
    LibraryIndexPageFactory,
    LibraryPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from tests.factories.people import LanguageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
def test_home_page_asks_the_same_at_any_length(site, client, rows, django_assert_num_queries):
    conferences = ConferenceIndexPageFactory(parent=site.home, slug="conferences")
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}")
        AssignmentFactory()
        tomorrow = timezone.localdate() + datetime.timedelta(days=1)
        ConferencePageFactory(parent=conferences, starts_on=tomorrow, ends_on=tomorrow, title=f"Conference {number}")
    client.get("/en/")

    with django_assert_num_queries(16):
        response = client.get("/en/")

    assert len(response.context["news"]) == rows
    assert len(response.context["assignments"]) == rows
    assert response.context["conference"].title == "Conference 0"


def titles(response) -> list[str]:
    """What the rows of a list are called."""
    return re.findall(r'class="(?:card|result)__title"><a [^>]*>(.*?)</a>', response.content.decode())


@pytest.mark.parametrize("rows", [1, 3])
def test_news_list_asks_the_same_at_any_length(site, client, rows, django_assert_num_queries):
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}")
    client.get("/en/news/")

    with django_assert_num_queries(11):
        response = client.get("/en/news/")

    assert len(titles(response)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_library_asks_the_same_at_any_length(site, client, rows, django_assert_num_queries):
    library = LibraryIndexPageFactory(parent=site.home, slug="library")
    for number in range(rows):
        item = LibraryPageFactory(parent=library, title=f"Study {number}")
        LibraryVersion.objects.create(page=item, language=LanguageFactory(), address="https://example.org/")
    client.get("/en/library/")

    with django_assert_num_queries(19):
        response = client.get("/en/library/")

    assert len(titles(response)) == rows


def test_a_reader_chooses_the_news_of_one_year(site, client):
    NewsPageFactory(parent=site.news, title="Old", date=datetime.date(2014, 3, 5))
    NewsPageFactory(parent=site.news, title="New", date=datetime.date(2026, 3, 5))

    response = client.get("/en/news/?year=2014")

    assert titles(response) == ["Old"]


@pytest.mark.parametrize("year", ["", "99999", "2014'", "٢٠١٤", "-1"])
def test_nonsense_in_a_filter_is_no_filter(site, client, year):
    NewsPageFactory(parent=site.news, title="Old", date=datetime.date(2014, 3, 5))

    response = client.get("/en/news/", {"year": year, "page": "x"})

    assert titles(response) == ["Old"]


def test_library_narrows_by_kind_and_language(site, client):
    library = LibraryIndexPageFactory(parent=site.home, slug="library")
    study = LibraryPageFactory(parent=library, title="Study")
    LibraryPageFactory(parent=library, title="Manual", kind="manual")
    swahili = LanguageFactory(code="sw", name_en="Swahili", name_sw="Kiswahili")
    LibraryVersion.objects.create(page=study, language=swahili, address="https://example.org/")

    shown = {
        query: titles(client.get(f"/en/library/?{query}"))
        for query in ("", "kind=manual", "language=sw", "kind=manual&language=sw", "kind=%3Cscript%3E")
    }

    assert shown == {
        "": ["Manual", "Study"],
        "kind=manual": ["Manual"],
        "language=sw": ["Study"],
        "kind=manual&language=sw": [],
        "kind=%3Cscript%3E": ["Manual", "Study"],
    }


def test_language_switcher_stays_on_the_page(site, client):
    links = client.get("/en/news/").context["language_links"]

    assert [(link["code"], link["url"]) for link in links] == [("en", "/en/news/"), ("sw", "/sw/habari/")]


@pytest.mark.parametrize("slug", ["news", "library"])
def test_the_other_language_keeps_what_a_list_was_narrowed_to(site, client, slug):
    LibraryIndexPageFactory(parent=site.home, slug="library")

    links = client.get(f"/en/{slug}/?year=2014&kind=study").context["language_links"]

    assert [link["url"].partition("?")[2] for link in links] == ["year=2014&kind=study"] * 2


def test_a_page_that_was_translated_meanwhile_keeps_it_too(site, client):
    response = client.get(f"/sw/untranslated/{site.news.pk}/?year=2014")

    assert response.url == "/sw/habari/?year=2014"


def test_a_document_is_handed_out_without_an_encoding_called_none(site, editor):
    document = get_document_model().objects.create(title="Study", file=ContentFile(b"a,b", name="study.csv"))

    response = editor.client.get(document.url)

    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"a,b")
    assert "None" not in response.headers.values()


def test_untranslated_page_says_so_and_leads_to_the_original(site, client):
    page = StandardPageFactory(parent=site.home, title="Only English", slug="only")

    switch = client.get("/en/only/").context["language_links"][1]["url"]
    response = client.get(switch)

    assert switch == f"/sw/untranslated/{page.pk}/"
    assert response.status_code == 200
    assert [(link["url"], link["title"]) for link in response.context["originals"]] == [("/en/only/", "Only English")]
    assert b'hreflang="sw"' not in client.get("/en/only/").content.split(b"</head>")[0]


def test_untranslated_page_leads_on_once_it_is_translated(site, client):
    response = client.get(f"/sw/untranslated/{site.news.pk}/")

    assert (response.status_code, response.url) == (302, "/sw/habari/")


def test_unpublished_page_is_not_given_away_by_its_number(site, client):
    page = StandardPageFactory(parent=site.home, title="Secret", live=False)

    assert client.get(f"/sw/untranslated/{page.pk}/").status_code == 404


def test_no_number_of_a_page_breaks_an_address_that_takes_one(site, client):
    for page in Page.objects.all():
        for address in (f"/n/{page.pk}/", f"/en/untranslated/{page.pk}/", f"/sw/untranslated/{page.pk}/"):
            expected = 404 if page.depth == 1 else 200
            assert client.get(address, follow=True).status_code == expected, (address, page)


def test_half_a_translation_is_never_published(site):
    page = StandardPageFactory(parent=site.home, title="Whole", slug="whole", summary="And more")

    with pytest.raises(TextMissing):
        publish_translation(page=page, locale=site.swahili, texts={"Whole": "Zima", "whole": "zima"})

    assert not page.get_translations().exists()


def test_text_page_is_light_and_needs_no_script(site, client, settings):
    page = StandardPageFactory(parent=site.home, slug="text")
    page.body = [("text", "<p>" + "Words of a long page. " * 300 + "</p>")]
    page.save_revision().publish()

    response = client.get("/en/text/")
    styles = "\n".join((settings.BASE_DIR / "static" / name).read_text() for name in STYLESHEETS)
    assert len(response.content) + len(squeezed(styles).encode()) < 50 * 1024  # as production joins them
    scripts = lxml.html.document_fromstring(response.content).xpath("//script")
    assert {script.get("type") for script in scripts} == {"application/ld+json"}  # facts, which no browser runs


def test_markup_of_an_editor_cannot_carry_a_script(site, client):
    page = StandardPageFactory(
        parent=site.home, title="<script>alert(1)</script>", slug="x", summary='"><img onerror=x>'
    )
    page.body = [
        ("heading", "<script>alert(2)</script>"),
        ("quote", {"text": "<b onclick=x>", "source": "<i>"}),
    ]
    page.save_revision().publish()

    html = client.get("/en/x/").content.decode()

    assert "<script>alert" not in html
    assert "<img onerror" not in html
    assert "<b onclick" not in html


def test_breadcrumbs_lead_up_to_the_home_page(site, client):
    NewsPageFactory(parent=site.news, title="Item", slug="item")

    assert client.get("/en/news/item/").context["breadcrumbs"] == [
        {"title": "Home", "url": "/en/"},
        {"title": "News", "url": "/en/news/"},
    ]


def test_figures_of_this_year_are_said_only_when_there_is_something_to_say(site, client, time_machine):
    AssignmentFactory(published_at=datetime.datetime(2026, 12, 31, 20, 59, tzinfo=datetime.UTC))
    time_machine.move_to("2026-12-31T22:00:00+00:00", tick=False)  # 1 January in Dar es Salaam
    quiet = client.get("/en/").text
    AssignmentFactory(published_at=timezone.now())

    page = client.get("/en/").text

    assert "so far" not in quiet
    assert "In 2027 so far" in page


def test_with_a_second_site_each_host_has_its_own_first_page(
    site, client, settings, django_capture_on_commit_callbacks
):
    settings.ALLOWED_HOSTS = ["*"]
    client.get("/en/news/")
    with django_capture_on_commit_callbacks(execute=True):
        Site.objects.create(hostname="news.example", port=80, root_page=site.news)

    theirs, ours = (client.get("/en/", headers={"host": host}) for host in ("news.example", "testserver"))

    assert theirs.context["page"] == site.news
    assert ours.context["page"] == site.home
