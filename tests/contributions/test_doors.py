"""Where the way to giving stands: at the foot of news and projects, never where somebody reads how to apply."""

import pytest
from django.test import Client

from tests.factories.pages import StandardPageFactory
from tests.home.conftest import _rows_of_the_site, site  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


def test_the_first_page_and_news_lead_to_giving_and_pages_for_applicants_do_not(site):  # noqa: F811
    how_to_apply = StandardPageFactory(parent=site.home)
    pages = [site.home.url, site.news.url, how_to_apply.url, "/en/assignments/"]

    leading = ['href="/en/contribute/"' in Client().get(address).text for address in pages]

    assert leading == [True, True, False, False]
