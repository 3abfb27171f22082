"""Programmes on the screens of the office, of institutions and of everybody."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from skills_match.enums import AssignmentState, Right, RuleKind
from skills_match.models import AllowanceRate, Programme, ProgrammeRight
from skills_match.models.querysets import today_in_closing_zone
from skills_match.programmes.forms.programme import ProgrammePartForm
from skills_match.rules import may
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory
from tests.factories.programmes import (
    AllowanceRateFactory,
    ProgrammeFactory,
    ProgrammeRightFactory,
    ProgrammeRuleFactory,
)

pytestmark = pytest.mark.django_db
TEXTS = {"title_en": "Blue economy", "title_sw": "Uchumi wa buluu", "summary_en": "Ports.", "summary_sw": "Bandari."}


@pytest.fixture
def desk(officer):
    return sign_in(officer)


def test_the_office_begins_a_programme_and_shows_it_when_it_is_ready(desk, client):
    desk.post(reverse("office:new_programme"), {"code": "blue-2027", **TEXTS})
    public = reverse("programmes:programme", args=["blue-2027"])
    assert client.get(public).status_code == 404

    row = reverse("office:add_to_programme", args=["blue-2027", "rules"])
    desk.post(row, {"kind": "experience", "number": "5", "text_en": "left over", "choice": "citizen"})
    rate = {"kind": "travel", "amount": "1200.50", "currency": "USD", "unit": "trip", "source": "Circular 1"}
    desk.post(reverse("office:add_to_programme", args=["blue-2027", "rates"]), {**rate, "valid_from": "2026-01-01"})
    money = {"code": "A1", "label_en": "Travel", "label_sw": "Safari", "amount": "5000", "currency": "USD"}
    desk.post(reverse("office:add_to_programme", args=["blue-2027", "budget"]), money)
    desk.post(reverse("office:edit_programme", args=["blue-2027"]), {**TEXTS, "is_public": "on"})

    page = client.get(public).content.decode()
    assert "You have at least 5 years of experience." in page
    assert "1,200.50" in page
    kept = Programme.objects.get(code="blue-2027").rules.get()
    assert (kept.kind, kept.number, kept.choice, kept.text_en) == ("experience", 5, "", "")
    assert "Programme begun" in desk.get(reverse("office:programme", args=["blue-2027"])).content.decode()
    assert "Uchumi wa buluu" in client.get(public.replace("/en/", "/sw/")).content.decode()


def test_of_two_who_add_the_same_rate_at_once_the_second_is_told(desk, monkeypatch):
    """The second has looked before the first wrote."""
    monkeypatch.setattr(ProgrammePartForm, "validate_unique", lambda _form: None)
    monkeypatch.setattr(AllowanceRate, "validate_constraints", lambda _row, **_options: None)
    row = reverse("office:add_to_programme", args=[ProgrammeFactory().code, "rates"])
    rate = {"kind": "travel", "amount": "1200.50", "currency": "USD", "unit": "trip", "source": "Circular 1"}

    answers = [desk.post(row, {**rate, "valid_from": "2026-01-01"}) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert "The same is kept already: a colleague was quicker." in answers[1].text
    assert "Circular 1" in answers[1].text


def test_a_row_that_may_exist_only_once_is_refused_in_words(desk):
    rule = ProgrammeRuleFactory()

    page = desk.post(
        reverse("office:add_to_programme", args=[rule.programme.code, "rules"]), {"kind": "experience", "number": "7"}
    )

    assert "The programme has this rule already." in page.content.decode()


def test_a_row_goes_unless_somebody_has_answered_to_it(desk):
    rate, rule = AllowanceRateFactory(), ProgrammeRuleFactory(kind=RuleKind.AGE, number=18)

    ApplicationFactory().declarations.create(rule=rule, is_met=True)

    gone = desk.post(reverse("office:remove_from_programme", args=[rate.programme.code, "rates", rate.pk]), follow=True)
    kept = desk.post(reverse("office:remove_from_programme", args=[rule.programme.code, "rules", rule.pk]), follow=True)

    assert "Removed." in gone.content.decode()
    assert "Other rows, or answers of people, refer to this." in kept.content.decode()


def test_two_officers_give_a_right_on_the_screen(desk, officer):
    programme, person = ProgrammeFactory(), UserFactory(email="reviewer@example.org")
    second = UserFactory()
    second.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    today = today_in_closing_zone()
    rights = reverse("office:programme_rights", args=[programme.code])

    typed = {"email": "Reviewer@example.org", "right": "2", "starts_on": today.isoformat()}
    desk.post(reverse("office:propose_right", args=[programme.code]), typed)
    held = ProgrammeRight.objects.get()
    confirm = reverse("office:confirm_right", args=[programme.code, held.pk])

    assert confirm not in desk.get(rights).content.decode()
    assert "A colleague confirms it." in desk.post(confirm, follow=True).content.decode()
    colleague = sign_in(second)
    assert confirm in colleague.get(rights).content.decode()
    assert "In force" in colleague.post(confirm, follow=True).content.decode()
    assert may(person, Right.REVIEWER, programme, today)
    yesterday = reverse("office:end_right", args=[programme.code, held.pk])
    refused = desk.post(yesterday, {"last_day": "2020-01-01"}).content.decode()
    assert "A right can only be shortened" in refused


def test_nobody_outside_of_the_office_reads_or_gives_rights(professional, manager, client):
    right = ProgrammeRightFactory(confirmed_at=None)
    addresses = [
        reverse("office:programme_rights", args=[right.programme.code]),
        reverse("office:confirm_right", args=[right.programme.code, right.pk]),
    ]

    for person in (professional, manager):
        assert [sign_in(person).post(address).status_code for address in addresses] == [403, 403]
    assert [client.post(address).status_code for address in addresses] == [302, 302]
    right.refresh_from_db()
    assert right.confirmed_at is None


def test_a_right_of_another_programme_is_not_found(desk):
    right, other = ProgrammeRightFactory(confirmed_at=None), ProgrammeFactory()

    assert desk.post(reverse("office:confirm_right", args=[other.code, right.pk])).status_code == 404


def test_everybody_sees_the_open_assignments_of_a_programme_and_no_hidden_programme(client):
    shown, hidden = ProgrammeFactory(title_en="Seen by all"), ProgrammeFactory(title_en="Not ready", is_public=False)
    AssignmentFactory(programme=shown, title_en="Teach anaesthesia")
    AssignmentFactory(programme=shown, title_en="Closed already", state=AssignmentState.CLOSED)
    AssignmentFactory(title_en="Of another programme")

    page = client.get(reverse("programmes:programme", args=[shown.code])).content.decode()
    listed = client.get(reverse("programmes:list")).content.decode()

    assert "Teach anaesthesia" in page
    assert "Closed already" not in page
    assert "Of another programme" not in page
    assert "Seen by all" in listed
    assert "Not ready" not in listed
    assert client.get(reverse("programmes:programme", args=[hidden.code])).status_code == 404


def test_the_queue_of_the_office_is_narrowed_to_a_programme(desk):
    own = AssignmentFactory(programme=ProgrammeFactory(code="mine"), title_en="Teach anaesthesia")
    AssignmentFactory(title_en="Of another programme")

    page = desk.get(reverse("office:assignments"), {"programme": "mine"}).content.decode()

    assert own.reference in page
    assert "Of another programme" not in page


def test_an_institution_chooses_among_programmes_with_an_open_call(manager):
    draft = AssignmentFactory(
        institution=manager.memberships.get().institution, author=manager, state=AssignmentState.DRAFT
    )
    open_call = ProgrammeFactory(title_en="Open call")
    ProgrammeFactory(title_en="Over", closes_on="2020-01-01")
    ProgrammeFactory(title_en="Not ready", is_public=False)
    address = reverse("institution_assignments:step", args=[draft.reference, "goals"])

    page = sign_in(manager).get(address).content.decode()
    sign_in(manager).post(address, {"programme": open_call.pk})

    draft.refresh_from_db()
    assert draft.programme == open_call
    assert "Open call" in page
    assert "Over</option>" not in page
    assert "Not ready" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_ask_a_fixed_number_of_questions(number, desk, client, django_assert_num_queries):
    programme = ProgrammeFactory()
    for _each in range(number):
        ProgrammeFactory()
        ProgrammeRightFactory(programme=programme)
        AssignmentFactory(programme=programme)
    desk.get(reverse("office:programmes"))

    with django_assert_num_queries(9):
        desk.get(reverse("office:programmes"))
    with django_assert_num_queries(10):
        desk.get(reverse("office:programme_rights", args=[programme.code]))
    with django_assert_num_queries(6):
        client.get(reverse("programmes:programme", args=[programme.code]))
