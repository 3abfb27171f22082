"""An agreement in both languages, signed in order by three sides: with the last signature and the last condition comes
the confirmation."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from diaspora.enums import MemberRole
from diaspora.privacy.erasure import delete_account
from selection.agreements import errors, making, signing
from selection.conditions.seeing_to import decide_condition
from selection.enums import ConditionState, SigningSide
from selection.models import Condition, Signature
from selection.offers.answering import accept_offer
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S, SIDE = ApplicationState, SigningSide


@pytest.fixture
def accepted(professional, manager):
    institution = manager.memberships.get().institution
    application = ApplicationFactory(state=S.OFFERED, profile=professional.profile, assignment__institution=institution)
    return accept_offer(application=application, by=professional)


@pytest.fixture
def agreement(accepted, officer):
    return making.make_agreement(application=accepted, by=officer)


def sign(agreement, by, side):
    return signing.sign(agreement=agreement, by=by, side=side, shown=agreement.sha256)


def sign_all(agreement, professional, manager, officer):
    for by, side in [(professional, SIDE.EXPERT), (manager, SIDE.HOST), (officer, SIDE.OFFICE)]:
        sign(agreement, by, side)


def end_conditions(application, officer):
    for row in Condition.objects.filter(application=application).open():
        decide_condition(condition=row, to=ConditionState.MET, by=officer)


def state_of(application):
    return type(application).objects.get(pk=application.pk).state


def test_both_languages_say_it_and_the_fingerprint_is_that_of_both(agreement):
    assert agreement.text_en.startswith("Agreement on a short assignment")
    assert agreement.text_sw.startswith("Makubaliano ya kazi ya muda mfupi")
    assert agreement.sha256 == making.fingerprint(agreement.text_en, agreement.text_sw)
    assert making.fingerprint("ab", "c") != making.fingerprint("a", "bc")


def test_with_the_last_signature_the_assignment_is_confirmed_and_letters_go(
    accepted, agreement, professional, manager, officer
):
    end_conditions(accepted, officer)
    sign(agreement, professional, SIDE.EXPERT)
    sign(agreement, manager, SIDE.HOST)
    before = state_of(accepted)

    sign(agreement, officer, SIDE.OFFICE)

    assert (before, state_of(accepted)) == (S.ACCEPTED, S.CONFIRMED)
    assert heard_by(professional)[-1] == "application_confirmed"
    assert heard_by(manager)[-1] == "application_staff_confirmed"


def test_with_the_last_condition_it_is_confirmed_where_all_have_signed(
    accepted, agreement, professional, manager, officer
):
    sign_all(agreement, professional, manager, officer)
    before = state_of(accepted)

    end_conditions(accepted, officer)

    assert (before, state_of(accepted)) == (S.ACCEPTED, S.CONFIRMED)


def test_nobody_is_confirmed_unsigned(accepted, officer):
    end_conditions(accepted, officer)

    with pytest.raises(errors.AgreementUnsigned):
        move_application(application=accepted, to=S.CONFIRMED, by=None, actor=Actor.CLOCK)


def test_each_side_signs_in_its_turn_and_nobody_for_another(agreement, professional, manager, officer, stranger):
    with pytest.raises(errors.NotYourTurn):
        sign(agreement, manager, SIDE.HOST)
    reviewer = MembershipFactory(institution=manager.memberships.get().institution, role=MemberRole.REVIEWER).user
    for wrong, side in [
        (stranger, SIDE.EXPERT),
        (officer, SIDE.EXPERT),
        (professional, SIDE.HOST),
        (reviewer, SIDE.HOST),
        (manager, SIDE.OFFICE),
    ]:
        with pytest.raises(errors.NotThisSide):
            sign(agreement, wrong, side)
    sign(agreement, professional, SIDE.EXPERT)
    with pytest.raises(errors.AlreadySigned):
        sign(agreement, professional, SIDE.EXPERT)

    assert Signature.objects.count() == 1


def test_nobody_signs_one_version_for_two_sides(agreement, professional):
    sign(agreement, professional, SIDE.EXPERT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(agreement=agreement, side=SIDE.OFFICE, signer=professional, name="Asha")


def test_a_manager_who_deletes_their_account_leaves_no_name_under_an_agreement(
    agreement, professional, manager, officer
):
    MembershipFactory(institution=manager.memberships.get().institution, role=MemberRole.MANAGER)
    sign(agreement, professional, SIDE.EXPERT)
    sign(agreement, manager, SIDE.HOST)

    delete_account(user=manager)

    signed = Signature.objects.filter(agreement=agreement).values_list("side", "name")
    assert list(signed) == [("expert", professional.get_full_name()), ("host", "")]
    page = sign_in(officer).get(reverse("office:agreement", args=[agreement.application_id])).text
    assert "Institution: <bdi>Deleted account</bdi>" in page


def test_a_new_version_is_signed_again_and_the_old_one_no_more(accepted, agreement, professional, manager, officer):
    end_conditions(accepted, officer)
    sign(agreement, professional, SIDE.EXPERT)
    newer = making.make_agreement(application=accepted, by=officer)

    with pytest.raises(errors.AgreementReplaced):
        sign(agreement, manager, SIDE.HOST)
    with pytest.raises(errors.AgreementReplaced):
        signing.sign(agreement=newer, by=professional, side=SIDE.EXPERT, shown=agreement.sha256)
    sign_all(newer, professional, manager, officer)

    assert newer.number == 2
    assert state_of(accepted) == S.CONFIRMED


def test_a_person_reads_and_signs_on_their_page_by_a_second_thought(agreement, accepted, professional, stranger):
    address = reverse("my:agreement", args=[accepted.pk])
    client = sign_in(professional)

    page = client.get(address)
    empty = client.post(address, {"shown": agreement.sha256})
    client.post(address, {"shown": agreement.sha256, "is_read": "on"})

    assert agreement.sha256 in page.text
    assert list(empty.context["form"].errors) == ["is_read"]
    assert Signature.objects.get().signer == professional
    assert sign_in(stranger).get(address).status_code == 404


def test_host_and_office_sign_on_pages_of_their_own(agreement, accepted, professional, manager, officer, stranger):
    sign(agreement, professional, SIDE.EXPERT)
    host = reverse("institution_assignments:agreement", args=[accepted.assignment.reference, accepted.pk])
    office = reverse("office:agreement", args=[accepted.pk])
    yes = {"shown": agreement.sha256, "is_read": "on"}

    for client, address in [(sign_in(manager), host), (sign_in(officer), office)]:
        client.post(address, yes)
        client.post(address, yes)

    assert list(Signature.objects.values_list("side", flat=True)) == ["expert", "host", "office"]
    assert sign_in(stranger).get(host).status_code == 403
    assert [sign_in(wrong).get(office).status_code for wrong in (manager, professional)] == [403, 403]


def test_the_office_writes_an_agreement_only_after_the_acceptance(officer, accepted):
    early = ApplicationFactory(state=S.OFFERED)
    desk = sign_in(officer)

    pages = [desk.post(reverse("office:make_agreement", args=[row.pk]), follow=True).text for row in (early, accepted)]

    assert "An agreement is made when the offer is accepted." in pages[0]
    assert "The agreement is written. The expert signs first." in pages[1]


def test_the_officer_who_may_sign_writes_a_new_version_with_a_button_of_the_same_form(
    agreement, accepted, professional, manager, officer
):
    sign(agreement, professional, SIDE.EXPERT)
    sign(agreement, manager, SIDE.HOST)
    desk = sign_in(officer)

    page = desk.get(reverse("office:agreement", args=[accepted.pk])).text
    desk.post(reverse("office:make_agreement", args=[accepted.pk]), {"shown": agreement.sha256, "is_read": "on"})

    assert page.count('id="page-form"') == 1
    assert "Write a new version" in page
    assert making.current_agreement(accepted).number == 2
    assert Signature.objects.filter(side=SIDE.OFFICE).count() == 0
