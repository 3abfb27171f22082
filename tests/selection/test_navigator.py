"""What one needs before one may work: readable by anybody, and nothing said that nobody has checked."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from selection.models import Formality
from selection.navigator.forms.editing import FormalityForm
from selection.navigator.needs import beginning, needed
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)
TEXTS = {"document_en": "Work permit", "document_sw": "Kibali cha kazi", "body_en": "Labour", "body_sw": "Kazi"}
CHECKED = {"fee": "100", "currency": "USD", "lead_days": "30", "source": "https://example.org/", "checked_on": DAY}


@pytest.fixture(autouse=True)
def no_others(db):
    Formality.objects.all().delete()


def formality(**values) -> Formality:
    return Formality.objects.create(**{**TEXTS, **values})


def checked(**values) -> Formality:
    return formality(**{"source": "The desk", "checked_on": DAY, "lead_days": 30, **values})


def test_each_gets_what_place_passport_and_profession_ask_for():
    permit = formality(who="foreigners")
    mainland = formality(where="mainland", profession="nursing")
    zanzibar = formality(where="zanzibar", profession="nursing")

    assert set(needed(where="mainland", is_citizen=False, profession="nursing")) == {permit, mainland}
    assert set(needed(where="zanzibar", is_citizen=True, profession="nursing")) == {zanzibar}
    assert set(needed(where="mainland", is_citizen=True, profession="teaching")) == set()


def test_the_slowest_checked_paper_decides_and_the_others_are_counted():
    rows = [checked(), checked(lead_days=45), formality()]

    found = beginning(rows)

    assert (found.day, found.unknown) == (timezone.localdate() + datetime.timedelta(days=45), 1)
    assert beginning(rows[2:]).day is None


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_stranger_reads_whom_to_ask_where_nobody_has_checked(language):
    formality(who="foreigners")
    address = reverse("navigator:needs").replace("/en/", f"/{language}/")

    page = Client().get(address, {"where": "mainland", "passport": "no"})

    words = {"en": "Not checked. Ask: Labour", "sw": "Haijahakikiwa. Uliza: Kazi"}
    assert words[language] in page.text
    assert not page.cookies


def test_fee_and_time_are_read_with_source_and_day():
    checked(fee_minor=10_000, currency="USD", source="https://example.org/fees")

    page = Client().get(reverse("navigator:needs"))

    assert "USD\N{NO-BREAK SPACE}100.00" in page.text
    assert "checked on 20 November 2026" in page.text


def test_the_page_of_an_assignment_leads_to_it():
    assignment = AssignmentFactory()

    page = Client().get(reverse("assignments:detail", args=[assignment.reference]))

    assert reverse("navigator:needs") in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_at_any_length(count, django_assert_num_queries):
    for _ in range(count):
        checked()
    client = Client()
    client.get(reverse("navigator:needs"), {"where": "mainland"})

    with django_assert_num_queries(1):
        client.get(reverse("navigator:needs"), {"where": "mainland", "passport": "no"})


class TestEditing:
    def test_an_officer_enters_what_was_found_out(self, officer):
        row = formality()

        sign_in(officer).post(reverse("office:formality", args=[row.pk]), {**TEXTS, **CHECKED, **self.kind(row)})

        row.refresh_from_db()
        assert (row.fee, row.lead_days, row.checked_on) == ("USD\N{NO-BREAK SPACE}100.00", 30, DAY)

    @pytest.mark.parametrize("missing", ["source", "checked_on", "currency"])
    def test_a_fee_or_a_time_without_its_source_is_refused(self, officer, missing):
        row = formality()
        typed = {**TEXTS, **CHECKED, **self.kind(row), missing: ""}

        page = sign_in(officer).post(reverse("office:formality", args=[row.pk]), typed)

        assert list(page.context["form"].errors) == [missing]
        row.refresh_from_db()
        assert row.fee_minor is None

    def kind(self, row) -> dict[str, str]:
        return {"where": "mainland", "who": "foreigners", "version": FormalityForm(instance=row)["version"].value()}
