"""A small site in both languages, and people who write for it."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from home.page_translation.publishing import publish_translation
from home.site.groups import ADMINISTRATORS, EDITORS, MODERATORS, TRANSLATORS, ensure_groups
from tests.conftest import sign_in
from tests.databases import written_once
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import HomePageFactory, NewsIndexPageFactory
from tests.factories.people import UserFactory


@pytest.fixture(scope="module")
def _rows_of_the_site(django_db_setup, django_db_blocker):
    with written_once(_write_site, django_db_blocker) as numbers:
        yield numbers


@pytest.fixture
def site(_rows_of_the_site, db):
    """Home page and news in English and Kiswahili; groups. What `set_up_site` makes, only smaller."""
    pages = {name: Page.objects.get(pk=pk).specific for name, pk in _rows_of_the_site.items()}
    locales = {"english": Locale.objects.get(language_code="en"), "swahili": Locale.objects.get(language_code="sw")}
    return SimpleNamespace(**pages, **locales)


def _write_site() -> dict[str, int]:
    Locale.objects.get_or_create(language_code="en")
    swahili = Locale.objects.get_or_create(language_code="sw")[0]
    ensure_groups()
    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.objects.get(pk=root.pk)
    home = HomePageFactory(parent=root, slug="home", summary="")
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    home_sw = publish_translation(page=home, locale=swahili, texts={"Home": "Mwanzo", "home": "mwanzo"})
    news = NewsIndexPageFactory(parent=home, slug="news", summary="")
    news_sw = publish_translation(page=news, locale=swahili, texts={"News": "Habari", "news": "habari"})
    return {"home": home.pk, "home_sw": home_sw.pk, "news": news.pk, "news_sw": news_sw.pk}


@pytest.fixture
def editor(site):
    return _member_of(EDITORS)


@pytest.fixture
def moderator(site):
    return _member_of(MODERATORS)


@pytest.fixture
def translator(site):
    return _member_of(TRANSLATORS)


@pytest.fixture
def administrator(site):
    return _member_of(ADMINISTRATORS)


def _member_of(group: str):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    user.client = sign_in(user)
    return user


@pytest.fixture
def assignment(db):
    """An open one, written in English only."""
    return AssignmentFactory(
        title_en="Train nurses", title_sw="", tasks_en="Teach wound care.", tasks_sw="", author=UserFactory()
    )
