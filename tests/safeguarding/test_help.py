"""The right numbers without signing in, kept by the office in both languages."""

import pytest
from django.urls import reverse

from safeguarding.help.places import of_region
from safeguarding.models import HelpContact
from tests.conftest import sign_in
from tests.factories.people import RegionFactory
from tests.factories.safeguarding import HelpContactFactory

pytestmark = pytest.mark.django_db


def test_numbers_stand_by_place_in_both_languages_for_everybody(client):
    iringa = RegionFactory(name_en="Iringa", name_sw="Iringa")
    HelpContactFactory()
    HelpContactFactory(
        name_en="Iringa hospital", name_sw="Hospitali ya Iringa", phone="+255 26 270 0000", region=iringa
    )
    HelpContactFactory(name_en="Embassy in Berlin", name_sw="Ubalozi Berlin", phone="+49 30 000000", country="DE")

    page = client.get(reverse("safeguarding:help"))
    kiswahili = client.get("/sw/help/")

    assert [place.name for place in page.context["places"]] == ["Iringa", "Germany"]
    assert 'href="tel:+255262700000"' in page.text
    assert "Hospitali ya Iringa" in kiswahili.text
    assert not client.cookies


def test_the_emergency_number_stands_first_in_every_place(client):
    iringa = RegionFactory(name_en="Iringa", name_sw="Iringa")
    for place in ({"region": None}, {"region": iringa}):
        for kind, phone in (("abuse", "116"), ("medical", "114"), ("emergency", "112")):
            HelpContactFactory(kind=kind, phone=phone, **place)

    page = client.get(reverse("safeguarding:help")).context

    first = ["112", "114", "116"]
    assert [row.phone for row in page["everywhere"]] == first
    assert [row.phone for row in page["places"][0].contacts] == first
    assert [row.phone for row in of_region(iringa)] == first * 2


def test_the_office_keeps_the_numbers_and_says_when_they_were_called(officer, professional):
    office = sign_in(officer)
    told = {"kind": "medical", "name_en": "Bugando", "name_sw": "Bugando", "phone": "+255 28 000 0000"}

    wrong = office.post(reverse("safeguarding_desk:add_contact"), {**told, "phone": "call us"})
    both = office.post(
        reverse("safeguarding_desk:add_contact"), {**told, "region": RegionFactory().pk, "country": "DE"}
    )
    office.post(reverse("safeguarding_desk:add_contact"), told)
    row = HelpContact.objects.get()
    refused = sign_in(professional).post(reverse("safeguarding_desk:remove_contact", args=[row.pk]))
    office.post(reverse("safeguarding_desk:remove_contact", args=[row.pk]))

    assert "Write digits" in wrong.text
    assert "not both" in both.text
    assert (refused.status_code, row.phone) == (403, "+255 28 000 0000")
    assert not HelpContact.objects.exists()


def test_help_is_one_press_away_from_every_page_of_a_placement(client):
    footer = client.get(reverse("home:contact")).text

    assert f'href="{reverse("safeguarding:help")}"' in footer
