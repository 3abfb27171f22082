"""The first page of each language."""

import re

import pytest
from django.conf import settings
from wagtail.models import Page

from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory
from tests.factories.people import RegionFactory

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


def test_what_just_happened_is_said_above_everything_else_on_the_home_page(site, professional):
    html = sign_in(professional).post("/en/accounts/logout/", follow=True).content.decode()

    main = html[html.index('<main id="main"') :]
    assert 0 < main.index("You are signed out") < main.index("<h1")


def test_every_page_with_a_frame_says_what_just_happened_before_its_first_heading():
    frame = (settings.BASE_DIR / "templates/base.html").read_text()

    assert frame.count("components/messages.html") == 1
    assert frame.index("components/messages.html") < frame.index("{% block hero %}") < frame.index("{{ page_main }}")


def test_machines_read_moments_to_the_second():
    """HTML allows three digits of a second; a moment of the database has six."""
    moments = [
        (path.name, moment)
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for moment in re.findall(r'<time datetime="{{ [^|]+\|date:"([^}]*)" }}"', path.read_text())
    ]

    assert len(moments) >= 5
    assert {moment for _name, moment in moments} == {"Y-m-d", r"Y-m-d\TH:i:sO"}


@pytest.mark.parametrize(("address", "told"), [("/en/", "Assignments by region"), ("/sw/", "Kazi kwa kila mkoa")])
def test_the_map_shows_where_assignments_are(site, client, address, told):
    AssignmentFactory(region=RegionFactory(code="TZ-18", name_en="Mwanza", name_sw="Mwanza"))

    html = client.get(address).content.decode()

    assert told in html
    assert f'href="{address}assignments/?region=TZ-18"' in html
    assert "<title>Mwanza: 1</title>" in html


def test_without_an_open_assignment_there_is_no_map(site, client):
    assert b'id="by-region"' not in client.get("/en/").content
