"""Institutions: the queue, one institution, and the decision about it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import InstitutionState
from diaspora.models import Notice
from office.history import history_of
from tests.conftest import sign_in
from tests.factories.people import InstitutionFactory, MembershipFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic():
    """An institution that waits, with its manager."""
    institution = InstitutionFactory(state="pending", names=("Lake Clinic", "Zahanati ya Ziwa"))
    MembershipFactory(institution=institution, user__first_name="Halima")
    return institution


def decide(desk, institution, decision, **values):
    address = reverse("office_people:decide_institution", args=[institution.pk, decision])
    return desk.post(address, values | {"confirmed": "1"}, follow=True)


def test_an_institution_is_found_by_present_and_past_names_in_both_languages(desk, clinic):
    other = InstitutionFactory(names=("Port Authority", "Mamlaka ya Bandari"))
    clinic.names.create(name_en="Great Lake Hospital", valid_from=datetime.date(2024, 1, 1))

    for words, expected in (
        ("lake", [clinic]),
        ("clinic lake", [clinic]),
        ("ziwa", [clinic]),
        ("great", [clinic]),
        ("bandari", [other]),
        (other.official_email, [other]),
    ):
        assert list(desk.get(reverse("office_people:institutions"), {"q": words}).context["page"]) == expected, words


def test_the_list_narrows_by_state_kind_and_region(desk, clinic):
    region = RegionFactory(code="TZ-02", name_en="Dar es Salaam", name_sw="Dar es Salaam")
    ministry = InstitutionFactory(kind="ministry", region=region)

    for query, expected in (
        ({"state": "pending"}, clinic),
        ({"kind": "ministry"}, ministry),
        ({"region": region.pk}, ministry),
    ):
        assert list(desk.get(reverse("office_people:institutions"), query).context["page"]) == [expected]


def test_the_list_narrows_by_what_the_official_address_proves(desk):
    confirmed = {"official_email_verified_at": timezone.now()}
    ministry = InstitutionFactory(official_email="info@afya.go.tz", **confirmed)
    free = InstitutionFactory(official_email="Clinic@Yahoo.co.uk", **confirmed)
    unconfirmed = InstitutionFactory(official_email="info@gmail.com.example.org", official_email_verified_at=None)

    for address, expected in (("free", [free]), ("unconfirmed", [unconfirmed]), ("", [ministry, free, unconfirmed])):
        page = desk.get(reverse("office_people:institutions"), {"address": address}).context["page"]
        assert set(page) == set(expected), address


def test_the_list_costs_the_same_with_one_and_with_three(desk, clinic, django_assert_num_queries):
    desk.get(reverse("office_people:institutions"))
    with django_assert_num_queries(11):
        desk.get(reverse("office_people:institutions"))
    InstitutionFactory.create_batch(2)

    with django_assert_num_queries(11):
        response = desk.get(reverse("office_people:institutions"))

    assert len(response.context["page"]) == 3


def test_an_institution_is_approved_and_its_members_are_told(desk, clinic):
    response = decide(desk, clinic, "approve")

    clinic.refresh_from_db()
    assert clinic.state == InstitutionState.APPROVED
    assert "Lake Clinic: Approved." in response.content.decode()
    assert [notice.user.first_name for notice in Notice.objects.filter(kind="institution_approved")] == ["Halima"]
    assert [event.by for event in history_of(clinic)] == ["Rehema Kweka"]


def test_approving_twice_tells_the_members_once(desk, clinic):
    decide(desk, clinic, "approve")
    decide(desk, clinic, "approve")

    assert Notice.objects.filter(kind="institution_approved").count() == 1


@pytest.mark.parametrize(
    ("state", "decision", "after"), [("pending", "reject", "rejected"), ("approved", "suspend", "suspended")]
)
def test_a_refusal_carries_a_reason_that_is_kept(desk, clinic, state, decision, after):
    type(clinic).objects.update(state=state)

    decide(desk, clinic, decision, reason="The letter is missing.")

    clinic.refresh_from_db()
    assert (clinic.state, clinic.decision_reason) == (after, "The letter is missing.")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001, "\x00"])
def test_without_a_good_reason_nothing_is_decided_and_the_text_is_kept(desk, clinic, reason):
    response = decide(desk, clinic, "reject", reason=reason)

    clinic.refresh_from_db()
    assert clinic.state == InstitutionState.PENDING
    assert response.context["form"].errors["reason"]
    assert response.context["form"]["reason"].value() == reason


def test_what_is_not_possible_is_said(desk, clinic):
    response = decide(desk, clinic, "suspend", reason="Too early.")

    clinic.refresh_from_db()
    assert clinic.state == InstitutionState.PENDING
    assert 'class="error-summary"' in response.text
    assert "Too early." in response.text


def test_an_unknown_decision_is_not_found(desk, clinic):
    assert decide(desk, clinic, "delete").status_code == 404


def test_a_manager_does_not_approve_their_own_institution(clinic):
    manager = clinic.memberships.get().user

    response = decide(sign_in(manager), clinic, "approve")

    clinic.refresh_from_db()
    assert response.status_code == 403
    assert clinic.state == InstitutionState.PENDING


def test_the_page_shows_names_over_time_and_members(desk, clinic):
    clinic.names.create(name_en="Great Lake Hospital", valid_from=datetime.date(2024, 1, 1))

    content = desk.get(reverse("office_people:institution", args=[clinic.pk])).content.decode()

    for words in ("Lake Clinic", "Great Lake Hospital", "1 January 2024", "Halima"):
        assert words in content
