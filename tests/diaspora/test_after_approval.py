"""What the office approved is not changed afterwards without a second look: names and the official address."""

import datetime

import pytest
from django.utils import timezone

from diaspora.enums import InstitutionState
from diaspora.institutions.new_names import confirm_name
from diaspora.models import Institution, InstitutionName
from diaspora.notices.notify import render_notice
from tests.conftest import sign_in
from tests.factories.people import InstitutionFactory

pytestmark = pytest.mark.django_db
PRESIDENT = ("Office of the President", "Ofisi ya Rais")


@pytest.fixture
def institution(manager):
    return manager.memberships.get().institution


def rename(manager, name, *, swahili="Zahanati", day=None):
    values = {"name_en": name, "name_sw": swahili, "valid_from": day or timezone.localdate()}
    return sign_in(manager).post("/en/institution/name/", values)


@pytest.mark.parametrize("state", [InstitutionState.APPROVED, InstitutionState.SUSPENDED])
@pytest.mark.parametrize("name", ["Office of the President", "OFFICE  of the Présidént!", "Ofisi ya Rais"])
def test_an_institution_does_not_take_the_name_of_another(manager, institution, state, name):
    InstitutionFactory(names=PRESIDENT, state=state)

    answer = rename(manager, "Clinic", swahili=name)

    assert "the name of another institution" in answer.text
    assert institution.names.count() == 1


def test_an_institution_does_not_take_the_past_name_of_another(manager, institution):
    other = InstitutionFactory(names=PRESIDENT)
    other.names.create(name_en="State House", name_sw="Ikulu", valid_from=timezone.localdate())

    assert "the name of another institution" in rename(manager, PRESIDENT[0]).text
    assert institution.names.count() == 1


def test_a_longer_name_and_that_of_a_mere_registration_are_free(manager, institution):
    InstitutionFactory(names=PRESIDENT)
    InstitutionFactory(names=("Clinic of Mwanza", "Zahanati ya Mwanza"), state=InstitutionState.PENDING)

    assert rename(manager, "Office of the President of the Clinic").status_code == 302
    assert rename(manager, "Clinic of Mwanza").status_code == 302


def test_a_name_that_is_not_new_does_not_wait_for_the_office(manager, institution):
    now = institution.names.get()
    InstitutionName.objects.update(valid_from="2020-01-01")

    answer = rename(manager, now.name_en, swahili=now.name_sw)

    assert "the name of the institution already" in answer.text
    assert institution.names.count() == 1
    rename(manager, "Clinic")
    assert rename(manager, now.name_en, swahili=now.name_sw).status_code == 302  # what waited is taken back


@pytest.mark.parametrize("day", ["2000-01-01", "2020-01-01"])
def test_a_new_name_does_not_rewrite_the_days_of_the_last_one(manager, institution, day):
    before = InstitutionName.objects.get().name_en

    answer = rename(manager, "Clinic", day=day)

    assert "A new name can begin on" in answer.text
    assert answer.context["form"].errors.keys() == {"valid_from"}
    assert [name.name_en for name in institution.names.all()] == [before]


def test_a_new_name_does_not_begin_before_the_approval(manager, institution):
    today = timezone.localdate()
    Institution.objects.update(decided_at=timezone.now() - datetime.timedelta(days=3))

    assert rename(manager, "Clinic", day=today - datetime.timedelta(days=5)).status_code == 200
    assert rename(manager, "Clinic", day=today - datetime.timedelta(days=2)).status_code == 302


def test_the_office_hears_of_the_old_and_the_new_name(manager, officer, institution):
    before = institution.name

    rename(manager, "Clinic of the Lake")

    [notice] = officer.notices.all()
    message = render_notice(notice, language="en")
    assert message.subject == f"{before} has a new name: Clinic of the Lake"
    assert message.path == f"/en/office/institutions/{institution.pk}/"
    assert "Clinic of the Lake" in sign_in(officer).get(message.path).text


def test_readers_meet_the_old_name_until_the_office_confirms_the_new_one(manager, officer, stranger, institution):
    before = institution.name
    page = f"/en/office/institutions/{institution.pk}/name/"
    rename(manager, "Ministry of Everything")
    rename(manager, "", swahili="Zahanati ya Ziwa")

    assert Institution.objects.get().name == before
    assert sign_in(manager).get(page).status_code == 403
    desk = sign_in(officer)
    assert page in desk.get("/en/office/").text
    seen = desk.get(page).context["form"].initial["seen"]
    assert "already" in desk.post(page, {"answer": "confirm", "seen": "another"}).text

    desk.post(page, {"answer": "confirm", "seen": seen})

    assert Institution.objects.get().name == "Zahanati ya Ziwa"
    assert page not in desk.get("/en/office/").text
    told = render_notice(manager.notices.get(), language="en")
    assert told.subject == "The new name is confirmed: Zahanati ya Ziwa"


def test_the_office_does_not_confirm_one_name_for_two_institutions(manager, officer, institution):
    other = InstitutionFactory()
    rename(manager, "Clinic of the Lake")
    waits = {"name_en": "Clinic of the  LAKE", "name_sw": "", "confirmed_at": None}
    first = other.names.create(**waits, valid_from=timezone.localdate() + datetime.timedelta(days=1))
    confirm_name(institution=other, by=officer, seen=first.print)
    page = f"/en/office/institutions/{institution.pk}/name/"
    desk = sign_in(officer)
    seen = desk.get(page).context["form"].initial["seen"]

    answer = desk.post(page, {"answer": "confirm", "seen": seen})

    assert "Another institution has taken this name meanwhile." in answer.text
    assert Institution.objects.get(pk=institution.pk).waiting_name


def test_a_name_that_the_office_refuses_goes_and_the_institution_reads_why(manager, officer, institution):
    before = institution.name
    page = f"/en/office/institutions/{institution.pk}/name/"
    rename(manager, "State House of the Lake")
    desk = sign_in(officer)
    answer = {"answer": "refuse", "seen": desk.get(page).context["form"].initial["seen"]}
    assert "the institution reads it" in desk.post(page, {**answer, "reason": " "}).text

    desk.post(page, {**answer, "reason": "There is no decree."})

    assert [name.name for name in Institution.objects.get().names.all()] == [before]
    assert "There is no decree." in render_notice(manager.notices.get(), language="en").body


@pytest.mark.parametrize(("address", "is_free"), [("me@gmail.com", True), ("info@clinic.go.tz", False)])
def test_the_office_hears_of_another_official_address(manager, officer, institution, address, is_free):
    before = institution.official_email
    new = {"kind": "hospital", "region": institution.region_id, "official_email": address}

    sign_in(manager).post("/en/institution/details/", new)

    body = render_notice(officer.notices.get(), language="en").body
    institution.refresh_from_db()
    assert f"Before: {before}. Now: {address}. It is not confirmed yet" in body
    assert ("one of a free e-mail service" in body) is is_free
    assert not institution.is_address_confirmed


def test_the_office_hears_of_no_other_detail_and_not_before_it_decides(manager, officer, institution):
    new = {"kind": "hospital", "region": institution.region_id, "official_email": institution.official_email}
    sign_in(manager).post("/en/institution/details/", {**new, "about": "New."})
    Institution.objects.update(state=InstitutionState.PENDING)

    rename(manager, "Clinic")

    assert not officer.notices.exists()
