"""The tree that every installation starts with. Making it takes seconds: two stories share one."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page, Site, WorkflowPage

from casework.clock import timetable
from home.models import HomePage, Menu, PressReleasePage
from home.site.planting import planted
from home.site.tree import TREE, set_up_site
from home.tasks import keep_the_address
from tests.databases import written_once
from tests.factories.demonstration.pages import build_demonstration_pages
from tests.factories.people import LanguageFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _the_tree(django_db_setup, django_db_blocker):
    with written_once(set_up_site, django_db_blocker):
        yield


def test_second_run_changes_nothing_and_respects_what_editors_did(settings):
    settings.PORTAL_URL = "https://diaspora.example"
    about = planted("about-us")
    about.title = "Who we are"
    about.save_revision().publish()
    rows = Page.objects.count(), Menu.objects.count(), Locale.objects.count()

    call_command("set_up_site", verbosity=0)

    site = Site.objects.get()
    assert (Page.objects.count(), Menu.objects.count(), Locale.objects.count()) == rows
    assert planted("about-us").title == "Who we are"
    assert (site.hostname, site.port) == ("diaspora.example", 443)
    assert not Page.objects.filter(title__contains="Welcome").exists()


def test_links_of_wagtail_follow_the_settings_when_the_portal_moves(settings):
    settings.PORTAL_URL = "https://moved.example"
    before = planted("about-us").full_url  # Wagtail keeps the address for an hour

    keep_the_address()

    assert not before.startswith("https://moved.example")
    assert keep_the_address in timetable.each_tick
    assert planted("about-us").full_url.startswith("https://moved.example/en/")


def test_every_page_is_published_in_both_languages_and_answers(client):
    LanguageFactory()
    LanguageFactory(code="sw", name_en="Kiswahili", name_sw="Kiswahili")
    RegionFactory(code="TZ-02", name_en="Dar es Salaam", name_sw="Dar es Salaam")
    RegionFactory(code="TZ-09", name_en="Kilimanjaro", name_sw="Kilimanjaro")
    RegionFactory(code="TZ-15", zone="zanzibar", name_en="Unguja Urban West", name_sw="Mjini Magharibi")
    build_demonstration_pages()

    pages = Page.objects.live().filter(depth__gt=1)
    answers = {page.get_url(): client.get(page.get_url()).status_code for page in pages}
    english = [link["title"] for link in client.get("/en/").context["menu_items"]]
    swahili = [(link["title"], link["url"]) for link in client.get("/sw/").context["menu_items"]]

    one_is_in_french = 1
    assert pages.count() == 2 * (1 + len(TREE) + 6 + 4 + 4 + 9 + 4 + 1) + one_is_in_french
    assert set(answers.values()) == {200}
    waiting = PressReleasePage.objects.filter(live=False)
    assert [bool(page.waits_until) for page in waiting] == [True, True]
    home = {page.locale.language_code: page.translation_key for page in HomePage.objects.select_related("locale")}
    assert home["sw"] == home["en"]
    assert WorkflowPage.objects.filter(page__depth=1).exists()
    assert english == [
        "Assignments", "Take part", "Themes", "News", "Conferences", "Data and resources", "About us",
    ]  # fmt: skip
    assert swahili[3] == ("Habari", "/sw/habari/")
