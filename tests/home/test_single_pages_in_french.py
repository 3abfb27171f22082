"""French is no language of the portal: single pages are in it, and nothing else."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from django.conf import settings
from wagtail.models import Locale, Page

from home.models import NewsPage, OutOfDate
from home.page_translation.lacking import lacking
from home.page_translation.publishing import publish_translation
from home.page_translation.standing import standings
from home.wagtail_hooks.translation import buttons_that_translate
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db
ENGLISH = "/en/news/workshop/"
FRENCH = "/fr/news/atelier/"


@pytest.fixture
def workshop(site) -> NewsPage:
    """A news item in all three languages, and one more that is not in French."""
    page = NewsPageFactory(parent=site.news, title="Workshop", slug="workshop", summary="Six days in Moshi.")
    NewsPageFactory(parent=site.news, title="Only for the others", slug="others")
    french = Locale.objects.get_or_create(language_code="fr")[0]
    swahili = {"Workshop": "Warsha", "workshop": "warsha", "Six days in Moshi.": "Siku sita mjini Moshi."}
    words = {"Workshop": "Atelier", "workshop": "atelier", "Six days in Moshi.": "Six jours à Moshi."}
    publish_translation(page=page, locale=site.swahili, texts=swahili)
    publish_translation(page=page, locale=french, texts=words)
    return page


def test_a_page_in_french_is_served_with_its_frame_in_french_and_leads_to_the_english_portal(workshop, client):
    answer = client.get(FRENCH)

    html = answer.text
    assert answer.status_code == 200
    assert answer["Content-Language"] == "fr"
    assert '<html lang="fr">' in html
    assert "Aller au contenu" in html
    assert "Seules quelques pages existent en français." in html
    assert 'href="/en/contact/?topic=money"' in html
    assert [(crumb["url"], crumb["language"]) for crumb in answer.context["breadcrumbs"]] == [
        ("/en/", "en"),
        ("/en/news/", "en"),
    ]
    assert '"/fr/"' not in html


@pytest.mark.parametrize(
    "path",
    ["", "news/", "news/workshop/", "news/others/", "contact/", "assignments/", "accounts/login/", "feeds/news/"],
)
def test_nothing_else_is_under_the_french_prefix(workshop, client, path):
    answer = client.get(f"/fr/{path}")

    assert answer.status_code == 404
    assert "Page introuvable" in answer.text
    assert not [link for link in answer.context["language_links"] if link["is_current"]]
    assert "Only for the others" not in answer.text


def test_what_is_taken_down_in_french_is_gone_there_and_stays_in_english(workshop, client):
    Page.objects.get(slug="atelier").unpublish()

    gone = client.get(FRENCH)
    assert gone.status_code == 410
    assert "Cette page a été retirée" in gone.text
    assert [(page["code"], page["url"]) for page in gone.context["originals"]] == [
        ("en", ENGLISH),
        ("sw", "/sw/habari/warsha/"),
    ]
    words = re.sub("<[^>]+>", " ", gone.text)
    assert {said for said in ("Withdrawn", "I need help", "Programme Office", "Search") if said in words} == set()
    assert client.get(ENGLISH).status_code == 200


def test_the_switcher_offers_french_only_where_it_is(workshop, client):
    offered = {
        path: [link["code"] for link in client.get(path).context["language_links"]]
        for path in (ENGLISH, "/sw/habari/warsha/", FRENCH, "/en/news/others/", "/en/", "/en/contact/")
    }

    three, two = ["en", "sw", "fr"], ["en", "sw"]
    assert list(offered.values()) == [three, three, three, two, two, two]


def test_versions_name_one_another_by_absolute_addresses(workshop, client):
    named = [
        [(lang, address) for lang, address in _alternates(client.get(path).text)]
        for path in (ENGLISH, "/sw/habari/warsha/", FRENCH)
    ]

    assert named[0] == named[1] == named[2]
    assert named[0] == [
        ("en", f"http://testserver{ENGLISH}"),
        ("sw", "http://testserver/sw/habari/warsha/"),
        ("fr", f"http://testserver{FRENCH}"),
        ("x-default", f"http://testserver{ENGLISH}"),
    ]


def test_the_maps_name_french_while_a_page_is_published_in_it(workshop, client):
    with_french, french = _maps(client), client.get("/sitemap-pages-fr.xml").text
    Page.objects.get(slug="atelier").unpublish()

    assert "http://testserver/sitemap-pages-fr.xml" in with_french
    assert f"<loc>http://testserver{FRENCH}</loc>" in french
    assert french.count("<loc>") == 1
    assert [place for place in _maps(client) if "-fr." in place] == []


@pytest.mark.parametrize(
    ("accepted", "led_to"), [("fr", "/en/"), ("fr-CA, sw;q=0.8, en;q=0.5", "/sw/"), ("sw-TZ", "/sw/"), ("", "/en/")]
)
def test_the_browser_is_never_led_into_french(workshop, client, accepted, led_to):
    assert client.get("/", headers={"Accept-Language": accepted}).url == led_to
    assert client.get("/contact/", headers={"Accept-Language": accepted}).url == f"{led_to}contact/"


def test_nobody_is_asked_to_translate_everything_into_french(workshop, site):
    others = Page.objects.get(slug="others")

    asked = {standing.locale.language_code for standing in standings(list(Page.objects.filter(depth__gt=1)))}

    assert asked == {"en", "sw"}
    assert list(lacking()) == [others]


def test_french_is_asked_for_only_where_a_page_is_in_it(workshop, editor):
    others = Page.objects.get(slug="others")

    offered = {
        page.slug: [str(button.label) for button in buttons_that_translate(page, editor) if "Ask" in str(button.label)]
        for page in (workshop, others)
    }

    assert offered == {
        "workshop": ["Ask for a translation into Kiswahili", "Ask for a translation into Français"],
        "others": ["Ask for a translation into Kiswahili"],
    }


def test_a_french_page_falls_out_of_date_as_every_translation(workshop):
    workshop.title = "A workshop in Moshi"
    workshop.save_revision().publish()

    assert set(OutOfDate.objects.values_list("page__locale__language_code", flat=True)) == {"sw", "fr"}


def test_structured_fields_stay_english_and_kiswahili():
    assert settings.MODELTRANSLATION_LANGUAGES == ("en", "sw")
    assert not [
        field.name for field in NewsPage._meta.get_field("series").related_model._meta.fields if "_fr" in field.name
    ]


def _alternates(html: str) -> list[tuple[str, str]]:
    parts = html.split('<link rel="alternate" hreflang="')[1:]
    return [(part.partition('"')[0], part.partition('href="')[2].partition('"')[0]) for part in parts]


def _maps(client) -> list[str]:
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return [place.text for place in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
