"""Institutions: asking to be registered, the decision, details, and names over time."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed, ReasonMissing
from diaspora.enums import INSTITUTION_MOVES, InstitutionState, MemberRole
from diaspora.institutions import registration
from diaspora.institutions.new_names import confirm_name
from diaspora.models import Institution, InstitutionName
from tests.conftest import sign_in
from tests.factories.people import InstitutionFactory, MembershipFactory, RegionFactory

pytestmark = pytest.mark.django_db
REGISTER = "/en/institution/register/"


@pytest.fixture
def region(db):
    return RegionFactory()


def answers(place, **changes) -> dict:
    return {
        "name_en": "Ministry of Water",
        "name_sw": "Wizara ya Maji",
        "kind": "ministry",
        "official_email": "ps@maji.go.tz",
        "region": place.pk,
        "website": "www.maji.go.tz",
        "about": "Water for all.",
        **changes,
    }


def test_a_person_asks_and_becomes_manager_of_a_waiting_institution(professional, officer, region):
    response = sign_in(professional).post(REGISTER, answers(region))

    assert response.url == "/en/institution/"
    institution = Institution.objects.get()
    assert (institution.state, institution.website) == (InstitutionState.PENDING, "https://www.maji.go.tz")
    assert institution.memberships.get().user == professional
    assert institution.memberships.get().role == MemberRole.MANAGER
    assert professional.notices.get().kind == "institution_received"
    assert officer.notices.get().kind == "institution_registered"
    with translation.override("sw"):
        assert Institution.objects.get().name == "Wizara ya Maji"


def test_a_double_press_asks_once(professional, region):
    client = sign_in(professional)

    for _ in range(2):
        assert client.post(REGISTER, answers(region)).status_code == 302

    assert Institution.objects.count() == 1
    assert professional.notices.count() == 1


def test_another_registration_waits_for_the_first_answer(professional, region):
    client = sign_in(professional)
    client.post(REGISTER, answers(region))

    response = client.post(REGISTER, answers(region, official_email="ps@afya.go.tz"))

    assert "Wait for the answer" in response.content.decode()
    assert Institution.objects.count() == 1


def test_the_database_keeps_the_promise(professional, region):
    fields = {"registered_by": professional, "region": region, "kind": "ministry"}
    Institution.objects.create(**fields, official_email="a@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        Institution.objects.create(**fields, official_email="b@example.org")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_en", "x" * 201),
        ("name_en", "<img src=x onerror=alert(1)>"),
        ("kind", "kingdom"),
        ("official_email", "ps at maji"),
        ("official_email", "a" * 250 + "@maji.go.tz"),
        ("region", "999"),
        ("region", ""),
        ("website", "javascript:alert(1)"),
        ("about", "x" * 1001),
    ],
)
def test_bad_input_is_explained_kept_and_saves_nothing(professional, region, field, value):
    response = sign_in(professional).post(REGISTER, answers(region, **{field: value}))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "There is a problem" in response.content.decode()
    assert "onerror=alert(1)>" not in response.content.decode()
    assert not Institution.objects.exists()


def test_an_institution_without_any_name_is_asked_for_one(professional, region):
    response = sign_in(professional).post(REGISTER, answers(region, name_en="", name_sw=" "))

    assert response.context["form"].errors == {"name_sw": ["Write the name in English or in Kiswahili."]}
    assert not Institution.objects.exists()


@pytest.mark.parametrize("missing", ["name_en", "name_sw"])
def test_a_name_in_one_language_suffices(professional, region, missing):
    assert sign_in(professional).post(REGISTER, answers(region, **{missing: ""})).status_code == 302

    assert Institution.objects.get().name


def test_right_to_left_names_and_apostrophes_are_kept(professional, region):
    sign_in(professional).post(
        REGISTER, answers(region, name_en="Zanzibar Women's Bureau \u202e", name_sw="وزارة المياه")
    )

    name = InstitutionName.objects.get()
    assert (name.name_en, name.name_sw) == ("Zanzibar Women's Bureau", "وزارة المياه")


def test_strangers_sign_up_first(client):
    assert client.get(REGISTER).url == f"/en/accounts/signup/?next={REGISTER}"


def test_the_office_approves_and_all_members_hear(officer, manager):
    institution = manager.memberships.get().institution
    Institution.objects.update(state=InstitutionState.PENDING)
    author = MembershipFactory(institution=institution, role=MemberRole.AUTHOR).user

    registration.approve_institution(institution=institution, by=officer)

    institution.refresh_from_db()
    assert institution.state == InstitutionState.APPROVED
    assert [manager.notices.get().kind, author.notices.get().kind] == ["institution_approved"] * 2
    assert ModelLogEntry.objects.for_instance(institution).get().action == "institution.approve"


def test_a_refusal_carries_its_reason_to_the_page_of_the_members(officer, manager):
    institution = manager.memberships.get().institution
    Institution.objects.update(state=InstitutionState.PENDING)

    registration.reject_institution(institution=institution, by=officer, reason="Not a public body")

    text = sign_in(manager).get("/en/institution/").content.decode()
    assert "Not a public body" in text
    assert "/en/institution/members/" not in text


@pytest.mark.parametrize("start", InstitutionState)
@pytest.mark.parametrize("to", [InstitutionState.APPROVED, InstitutionState.REJECTED, InstitutionState.SUSPENDED])
def test_only_the_moves_of_the_table_are_possible(officer, start, to):
    institution = InstitutionFactory(state=start)

    if (start, to) in INSTITUTION_MOVES:
        registration.move_institution(institution=institution, to=to, by=officer, reason="because")
        expected = to
    else:
        with pytest.raises(MoveNotAllowed):
            registration.move_institution(institution=institution, to=to, by=officer, reason="because")
        expected = start
    institution.refresh_from_db()
    assert institution.state == expected


def test_moving_twice_tells_once(officer, manager):
    institution = manager.memberships.get().institution

    for _ in range(2):
        registration.suspend_institution(institution=institution, by=officer, reason="Under review")

    assert manager.notices.count() == 1


def test_a_reason_is_needed_and_only_the_office_decides(officer, manager, stranger):
    institution = manager.memberships.get().institution

    with pytest.raises(ReasonMissing):
        registration.suspend_institution(institution=institution, by=officer, reason="  ")
    for person in (manager, stranger):
        with pytest.raises(MoveNotAllowed):
            registration.suspend_institution(institution=institution, by=person, reason="because")


def test_nobody_works_for_a_suspended_institution(officer, manager):
    institution = manager.memberships.get().institution
    registration.suspend_institution(institution=institution, by=officer, reason="Under review")
    client = sign_in(manager)

    assert "Under review" in client.get("/en/institution/").content.decode()
    for page in ["details/", "name/", "members/invite/"]:
        assert client.get(f"/en/institution/{page}").status_code == 403


def test_a_manager_changes_the_details(manager, region):
    institution = manager.memberships.get().institution
    new = {"kind": "agency", "official_email": "new@example.org", "region": region.pk, "website": "", "about": "New."}

    assert sign_in(manager).post("/en/institution/details/", new).status_code == 302

    institution.refresh_from_db()
    assert (institution.kind, institution.official_email, institution.about) == ("agency", "new@example.org", "New.")
    assert set(ModelLogEntry.objects.for_instance(institution).get().data["fields"]) == {
        "kind",
        "official_email",
        "about",
    }


def test_a_new_name_begins_on_its_day_and_the_old_one_stays(manager, officer):
    institution = manager.memberships.get().institution
    today = timezone.localdate()
    tomorrow = today + datetime.timedelta(days=1)
    new = {"name_en": "Ministry of Water and Irrigation", "name_sw": "Wizara ya Maji na Umwagiliaji"}
    client = sign_in(manager)
    before = institution.name

    client.post("/en/institution/name/", {**new, "valid_from": tomorrow.isoformat()})
    confirm_name(institution=institution, by=officer, seen=Institution.objects.get().waiting_name.print)

    institution = Institution.objects.get()
    assert institution.name == before
    assert str(institution.name_on(tomorrow)) == new["name_en"]
    page = client.get("/en/institution/details/").content.decode()
    assert before in page
    assert new["name_sw"] in page


def test_a_second_change_for_the_same_day_replaces_the_first(manager):
    client = sign_in(manager)
    day = timezone.localdate().isoformat()

    for name in ["First", "Second"]:
        client.post("/en/institution/name/", {"name_en": name, "name_sw": name, "valid_from": day})

    names = list(InstitutionName.objects.order_by("valid_from").values_list("name_en", flat=True))
    assert names[1:] == ["Second"]


@pytest.mark.parametrize("role", [MemberRole.AUTHOR, MemberRole.REVIEWER])
@pytest.mark.parametrize("page", ["details/", "name/", "members/invite/"])
def test_only_managers_change_things(manager, role, page):
    institution = manager.memberships.get().institution
    person = MembershipFactory(institution=institution, role=role).user

    assert sign_in(person).get(f"/en/institution/{page}").status_code == 403
    assert sign_in(person).post(f"/en/institution/{page}").status_code == 403


@pytest.mark.parametrize("page", ["", "details/", "name/", "members/", "members/invite/", "members/leave/"])
def test_people_without_an_institution_see_nothing(stranger, client, page):
    assert sign_in(stranger).get(f"/en/institution/{page}").status_code == 403
    assert client.get(f"/en/institution/{page}").status_code == 302


def test_visible_to_agrees_with_membership(manager, stranger, officer, client):
    own, other = manager.memberships.get().institution, InstitutionFactory()

    assert set(Institution.objects.visible_to(manager)) == {own}
    assert set(Institution.objects.visible_to(stranger)) == set()
    assert set(Institution.objects.visible_to(officer)) == {own, other}


def test_whoever_works_for_two_institutions_chooses(manager):
    second = MembershipFactory(user=manager).institution
    first = manager.memberships.exclude(institution=second).get()
    client = sign_in(manager)
    assert second.name in client.get("/en/institution/").content.decode()

    client.post(f"/en/institution/choose/{first.pk}/")

    assert client.get("/en/institution/").context["institution"] == first.institution


def test_nobody_chooses_the_membership_of_another(manager, stranger):
    foreign = MembershipFactory()

    assert sign_in(manager).post(f"/en/institution/choose/{foreign.pk}/").status_code == 404
