"""The first page of each language."""

import pytest
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("header", "address"), [("sw-TZ,sw;q=0.9", "/sw/"), ("en", "/en/"), ("fr", "/en/")])
def test_entrance_leads_to_the_readers_language(client, header, address):
    response = client.get("/", headers={"accept-language": header})

    assert response.status_code == 302
    assert response.url == address


def test_health_answers_while_the_database_does(client):
    response = client.get("/health/")

    assert (response.status_code, response.content) == (200, b"ok")


def test_wagtail_has_a_root_page():
    assert Page.objects.filter(depth=1).count() == 1
