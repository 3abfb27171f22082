"""Where the way to giving stands: at the foot of news and projects, never where somebody reads how to apply."""

import pytest
from django.test import Client

from contributions.models import Appeal
from tests.factories.contributions import AppealFactory
from tests.factories.pages import ProjectIndexPageFactory, ProjectPageFactory, StandardPageFactory
from tests.home.conftest import _rows_of_the_site, site  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


def test_the_first_page_and_news_lead_to_giving_and_pages_for_applicants_do_not(site):  # noqa: F811
    how_to_apply = StandardPageFactory(parent=site.home)
    pages = [site.home.url, site.news.url, how_to_apply.url, "/en/assignments/"]

    leading = ['href="/en/contribute/"' in Client().get(address).text for address in pages]

    assert leading == [True, True, False, False]


def test_a_project_shows_its_appeals_while_they_take_gifts(site):  # noqa: F811
    project = ProjectPageFactory(parent=ProjectIndexPageFactory(parent=site.home))
    here, other = AppealFactory(project=project, title_en="Radios for the border"), AppealFactory(title_en="Of nobody")
    read = Client().get(project.url).text
    type(here).objects.filter(pk=here.pk).update(state="closed", end="missed")
    Appeal.objects.filter(pk=here.pk).note_change()
    closed = Client().get(project.url).text

    assert here.get_absolute_url() in read
    assert other.get_absolute_url() not in read
    assert here.get_absolute_url() not in closed
