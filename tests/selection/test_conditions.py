"""What must be true before somebody goes: each sees to their own, the office decides, nobody is confirmed before."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from casework.moves import MoveNotAllowed, ReasonMissing, Stale
from selection.agreements.making import make_agreement
from selection.agreements.signing import sign
from selection.conditions import errors, seeing_to
from selection.enums import ConditionKind, ConditionOwner, ConditionState, SigningSide
from selection.models import Condition
from selection.offers.answering import accept_offer
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import ApplicationFactory

pytestmark = pytest.mark.django_db
S, C = ApplicationState, ConditionState


@pytest.fixture
def accepted(professional, manager):
    institution = manager.memberships.get().institution
    application = ApplicationFactory(state=S.OFFERED, profile=professional.profile, assignment__institution=institution)
    return accept_offer(application=application, by=professional)


def condition(application, kind) -> Condition:
    return Condition.objects.get(application=application, kind=kind)


def end_all(application, officer, *, but: str = "") -> None:
    for row in Condition.objects.filter(application=application).open().exclude(kind=but):
        seeing_to.decide_condition(condition=row, to=C.MET, by=officer)


def test_an_acceptance_asks_for_each_condition_once(accepted):
    kinds = list(Condition.objects.filter(application=accepted).values_list("kind", flat=True))

    assert sorted(kinds) == sorted(set(ConditionKind) - {ConditionKind.LICENCE})


def test_a_licence_is_asked_for_where_the_assignment_names_one(professional):
    application = ApplicationFactory(
        state=S.OFFERED, profile=professional.profile, assignment__licence_needed_sw="Baraza la Wauguzi"
    )
    accept_offer(application=application, by=professional)

    assert condition(application, ConditionKind.LICENCE).owner == ConditionOwner.PERSON


def test_whoever_accepted_before_there_were_conditions_is_asked_for_the_same(accepted):
    licence = {"assignment__licence_needed_en": "Nursing council"}
    before, with_licence = ApplicationFactory(state=S.ACCEPTED), ApplicationFactory(state=S.ACCEPTED, **licence)
    confirmed = ApplicationFactory(state=S.CONFIRMED)
    migration = import_module("selection.migrations.0004_conditions_of_earlier_acceptances")

    for _twice in range(2):
        migration.ask_who_accepted_before(apps, SimpleNamespace(connection=connection))

    usual = asked_of(accepted)
    assert asked_of(before) == usual
    assert asked_of(with_licence) == {**usual, ConditionKind.LICENCE: ConditionOwner.PERSON}
    assert asked_of(confirmed) == {}


def asked_of(application) -> dict[str, str]:
    return dict(Condition.objects.filter(application=application).values_list("kind", "owner"))


def test_nobody_is_confirmed_while_a_condition_is_open(accepted, professional, manager, officer):
    agreement = make_agreement(application=accepted, by=officer)
    for by, side in zip((professional, manager, officer), SigningSide, strict=True):
        sign(agreement=agreement, by=by, side=side, shown=agreement.sha256)
    end_all(accepted, officer, but=ConditionKind.VISA)

    with pytest.raises(errors.ConditionsOpen):
        move_application(application=accepted, to=S.CONFIRMED, by=None, actor=Actor.CLOCK)
    visa = condition(accepted, ConditionKind.VISA)
    seeing_to.decide_condition(condition=visa, to=C.WAIVED, by=officer, reason="A citizen of Tanzania.")

    accepted.refresh_from_db()
    assert accepted.state == S.CONFIRMED


def test_nobody_is_confirmed_who_was_asked_for_nothing(professional, manager, officer):
    institution = manager.memberships.get().institution
    application = ApplicationFactory(
        state=S.ACCEPTED, profile=professional.profile, assignment__institution=institution
    )
    agreement = make_agreement(application=application, by=officer)
    signers = list(zip((professional, manager, officer), SigningSide, strict=True))
    for by, side in signers[:2]:
        sign(agreement=agreement, by=by, side=side, shown=agreement.sha256)

    sign(agreement=agreement, by=officer, side=SigningSide.OFFICE, shown=agreement.sha256)

    application.refresh_from_db()
    assert application.state == S.ACCEPTED
    with pytest.raises(errors.ConditionsOpen):
        move_application(application=application, to=S.CONFIRMED, by=None, actor=Actor.CLOCK)


def test_what_was_handed_in_may_go_back_with_a_reason(accepted, professional, officer):
    visa = condition(accepted, ConditionKind.VISA)
    seeing_to.hand_in(condition=visa, by=professional, note="Applied on 3 March.")

    with pytest.raises(ReasonMissing):
        seeing_to.decide_condition(condition=visa, to=C.OPEN, by=officer)
    seeing_to.decide_condition(condition=visa, to=C.OPEN, by=officer, reason="The number is missing.")

    page = sign_in(professional).get(reverse("my:condition", args=[visa.pk])).text
    assert "The number is missing." in page
    assert "Applied on 3 March." in page


def test_each_moves_only_what_they_see_to(accepted, professional, manager, stranger, officer):
    visa, ready = condition(accepted, ConditionKind.VISA), condition(accepted, ConditionKind.READINESS)

    for row, wrong in [(visa, manager), (ready, professional), (visa, stranger), (visa, officer)]:
        with pytest.raises(MoveNotAllowed):
            seeing_to.hand_in(condition=row, by=wrong, note="Done.")
    for wrong in (professional, manager, stranger):
        with pytest.raises(MoveNotAllowed):
            seeing_to.decide_condition(condition=visa, to=C.MET, by=wrong)
    with pytest.raises(errors.NothingHandedIn):
        seeing_to.hand_in(condition=visa, by=professional, note=" ")
    with pytest.raises(Stale):
        seeing_to.hand_in(condition=visa, by=professional, note="Done.", seen="handed_in")

    assert seeing_to.hand_in(condition=ready, by=manager, note="The desk is there.").state == C.HANDED_IN


def test_conditions_of_somebody_who_withdrew_stay_as_they_are(accepted, professional):
    move_application(application=accepted, to=S.WITHDRAWN, by=professional, actor=Actor.APPLICANT)

    with pytest.raises(errors.NotAcceptedNow):
        seeing_to.hand_in(condition=condition(accepted, ConditionKind.VISA), by=professional, note="Done.")


def test_evidence_opens_for_its_owner_and_for_who_has_the_permission(accepted, professional, manager, officer):
    visa = condition(accepted, ConditionKind.VISA)
    upload = SimpleUploadedFile("visa.pdf", text_pdf("Visa", ["Number 7"]))
    sign_in(professional).post(reverse("my:condition", args=[visa.pk]), {"seen": "open", "upload": upload})
    file = Condition.objects.get(pk=visa.pk).evidence
    address = reverse("diaspora:file", args=[file.pk])
    before = [sign_in(each).get(address).status_code for each in (professional, manager, officer)]

    officer.user_permissions.add(Permission.objects.get(codename="read_evidence"))

    assert before == [200, 404, 404]
    assert sign_in(officer).get(address).status_code == 200


def test_the_host_sees_how_far_each_is_and_no_note(accepted, professional, manager, stranger):
    visa = condition(accepted, ConditionKind.VISA)
    seeing_to.hand_in(condition=visa, by=professional, note="Passport AB 123.")
    reference = accepted.assignment.reference
    address = reverse("institution_assignments:conditions", args=[reference, accepted.pk])

    page = sign_in(manager).get(address).text

    assert "Handed in" in page
    assert "AB 123" not in page
    assert (
        sign_in(manager).get(reverse("institution_assignments:condition", args=[reference, visa.pk])).status_code == 404
    )
    assert sign_in(stranger).get(address).status_code == 403


def test_a_persons_conditions_are_their_own(accepted, stranger, manager):
    visa = condition(accepted, ConditionKind.VISA)
    addresses = [reverse("my:conditions", args=[accepted.pk]), reverse("my:condition", args=[visa.pk])]

    for wrong in (stranger, manager):
        assert [sign_in(wrong).get(address).status_code for address in addresses] == [404, 404]


def test_the_office_decides_on_the_page_and_nobody_else_reaches_it(accepted, professional, manager, officer):
    visa = condition(accepted, ConditionKind.VISA)
    address = reverse("office:condition", args=[visa.pk])

    empty = sign_in(officer).post(address, {"seen": "open", "to": "waived"})
    sign_in(officer).post(address, {"seen": "open", "to": "waived", "reason": "A citizen."})

    visa.refresh_from_db()
    assert empty.context["form"].errors == {"reason": ["Give a reason. The person who sees to the condition reads it."]}
    assert (visa.state, visa.reason, visa.decided_by) == (C.WAIVED, "A citizen.", officer)
    assert [sign_in(wrong).get(address).status_code for wrong in (professional, manager)] == [403, 403]


@pytest.mark.parametrize("count", [1, 3])
def test_the_line_of_an_acceptance_counts_its_conditions_at_one_price(
    professional, officer, count, django_assert_num_queries
):
    for _ in range(count):
        row = ApplicationFactory(state=S.OFFERED, profile=professional.profile)
        accept_offer(application=row, by=professional)
    client = sign_in(professional)
    client.get(reverse("my:home"))

    with django_assert_num_queries(10):
        page = client.get(reverse("my:applications")).text

    assert page.count("0 of 12 conditions are met.") == count


def test_what_waits_for_whom(accepted, professional, manager, officer):
    visa = condition(accepted, ConditionKind.VISA)
    seeing_to.hand_in(condition=visa, by=professional, note="Applied.")

    pages = {
        who: sign_in(user).get(reverse(address)).text
        for who, user, address in [
            ("person", professional, "my:home"),
            ("host", manager, "institution:home"),
            ("office", officer, "office:home"),
        ]
    }

    assert "7 conditions wait for you." in pages["person"]
    assert "The host is ready" in pages["host"]
    assert "Conditions that were handed in" in pages["office"]
