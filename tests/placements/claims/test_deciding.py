"""Two people decide on a claim, and it is paid by reference."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from casework.moves import AlreadyDone, MoveNotAllowed, ReasonMissing
from diaspora.models import Notice
from placements.claims.commitments import commitments_of
from placements.claims.deciding import (
    approve_claim,
    check_claim,
    pass_to_payment,
    return_claim,
)
from placements.claims.errors import ExchangeRateMissing, LinesMissing, OverOffer, ReferenceUsed, SomebodyElse
from placements.claims.exchange import RatesOfMonths, keep_rate
from placements.claims.paying import record_failure, record_payment
from placements.claims.writing import begin_claim, claim_by_rate, send_claim
from placements.enums import ClaimState
from placements.models import Claim, ExchangeRate
from skills_match.enums import Right
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import ClaimFactory, ClaimLineFactory, ClaimPaymentFactory, GrantFactory
from tests.factories.programmes import ProgrammeFactory, ProgrammeRightFactory

from .conftest import DAY, NIGHTS, accept_all, person_of_finance


def test_two_people_of_the_programme_decide_and_nobody_on_their_own(sent, budget, preparer, approver, professional):
    both = person_of_finance("Saida", Right.FINANCE_PREPARER, Right.FINANCE_APPROVER, programme=sent.programme)
    elsewhere = person_of_finance("Zuri", Right.FINANCE_PREPARER, programme=ProgrammeFactory())
    for right in (Right.FINANCE_PREPARER, Right.FINANCE_APPROVER):
        ProgrammeRightFactory(programme=sent.programme, user=professional, right=right)
    for wrong in (approver, elsewhere, professional):
        with pytest.raises(MoveNotAllowed):
            accept_all(sent, budget, wrong)
    with pytest.raises(LinesMissing):
        check_claim(claim=sent, by=both, accepted={})

    checked = accept_all(sent, budget, both)

    for wrong, refused in [(both, SomebodyElse), (preparer, MoveNotAllowed), (professional, MoveNotAllowed)]:
        with pytest.raises(refused):
            approve_claim(claim=checked, by=wrong)
    approved = approve_claim(claim=checked, by=approver)
    assert [line.pay_minor for line in approved.lines.all()] == [18_000, 10_000]
    with pytest.raises(AlreadyDone):
        approve_claim(claim=checked, by=approver)


def test_exchange_rates_are_frozen_at_approval(sent, budget, preparer, approver, official):
    bus = {"kind": "travel", "unit": "", "quantity": None, "last_on": sent.placement.starts_on}
    shillings = ClaimLineFactory(claim=sent, amount_minor=4_512_300, currency="TZS", **bus)
    euros = ClaimLineFactory(claim=sent, amount_minor=1_005, currency="EUR", **bus)
    accept_all(sent, budget, preparer)
    ExchangeRate.objects.filter(currency="EUR").delete()
    with pytest.raises(ExchangeRateMissing, match="EUR"):
        approve_claim(claim=sent, by=approver, reason="The road was closed.")
    ExchangeRate.objects.bulk_create([row for row in official if row.currency == "EUR"])

    approve_claim(claim=sent, by=approver, reason="The road was closed.")
    for row in ExchangeRate.objects.all():
        row.per_dollar = Decimal(3000)
        keep_rate(rate=row, by=preparer)

    shillings.refresh_from_db()
    euros.refresh_from_db()
    # 45,123.00 / 2,500 = 18.0492 dollars; 10.05 / 0.9 = 11.1666… dollars.
    assert (shillings.pay_minor, euros.pay_minor) == (1_805, 1_117)
    assert (f"{shillings.rate.normalize():f}", shillings.exchange_source) == ("0.0004", "Bank of Tanzania")
    assert shillings.exchange_day == sent.placement.starts_on.replace(day=1)


def test_more_than_was_offered_is_approved_only_with_a_reason(approved, budget, preparer, approver, professional):
    """280 of 1,000 dollars are used up."""
    second = ClaimFactory(placement=approved.placement)
    # 15 nights at 50: together 1,030.
    values = {"quantity": 15, "amount_minor": 75_000, "first_on": approved.placement.starts_on + 6 * DAY}
    line = ClaimLineFactory(claim=second, **values)
    accept_all(send_claim(claim=second, by=professional), budget, preparer)
    [lump_sum, nights] = commitments_of(Claim.objects.get(pk=second.pk), RatesOfMonths())
    assert (lump_sum.left_minor, lump_sum.after_minor) == (100_000, 100_000)
    assert (nights.used_minor, nights.left_minor, nights.after_minor) == (28_000, 72_000, -3_000)
    page = sign_in(approver).get(reverse("office:approve_claim", args=[second.pk])).content.decode()
    assert "USD\N{NO-BREAK SPACE}-30.00" in page

    with pytest.raises(OverOffer, match=r"720\.00"):
        approve_claim(claim=second, by=approver)

    line.refresh_from_db()
    assert line.pay_minor is None
    assert approve_claim(claim=second, by=approver, reason="Extended by a week.").state == ClaimState.APPROVED


def test_what_is_accepted_in_part_carries_its_reason_by_the_pages(sent, budget, preparer, approver, professional):
    desk = sign_in(preparer)
    check = reverse("office:check_claim", args=[sent.pk])
    grant = GrantFactory(programme=sent.programme)
    lines = {f"budget_{number}": budget.pk for number in (0, 1)} | {f"grant_{number}": grant.pk for number in (0, 1)}
    typed = {**lines, "accepted_0": "135", "accepted_1": "100", "seen": "submitted"}

    page = desk.post(check, typed).content.decode()
    assert "Say why less is accepted than was claimed." in page
    assert "This is more than was claimed." in desk.post(check, {**typed, "accepted_1": "100.01"}).content.decode()
    desk.post(check, {**typed, "reason_0": "One night in Nairobi"})
    send_back = reverse("office:return_claim", args=[sent.pk])
    sign_in(approver).post(send_back, {"reason": "Which night?", "seen": "checked"})

    sent.refresh_from_db()
    assert sent.state == ClaimState.RETURNED
    assert [line.accepted_minor for line in sent.lines.all()] == [13_500, 10_000]
    own = sign_in(professional).get(reverse("my:claim", args=[sent.placement_id, sent.pk])).content.decode()
    assert "Which night?" in own
    assert "One night in Nairobi" in own
    assert Notice.objects.get(kind="claim_returned").user == professional
    send_claim(claim=sent, by=professional)
    assert set(sent.lines.values_list("accepted_minor", "reason")) == {(None, "")}


def test_a_claim_is_paid_once_by_a_reference_also_after_a_failure(approved, preparer, approver, professional):
    today = today_in_closing_zone()
    ClaimPaymentFactory(reference="TT-7", claim__placement=approved.placement)
    pass_to_payment(claim=approved, by=preparer)
    with pytest.raises(ReasonMissing):
        record_failure(claim=approved, by=preparer, reason=" ")
    record_failure(claim=approved, by=preparer, reason="The account was closed.")
    pass_to_payment(claim=approved, by=approver)

    with pytest.raises(ReferenceUsed):
        record_payment(claim=approved, by=preparer, reference="TT-7", paid_on=today)
    record_payment(claim=approved, by=preparer, reference="TT-8", paid_on=today)
    with pytest.raises(AlreadyDone):
        record_payment(claim=approved, by=approver, reference="TT-9", paid_on=today)

    approved.refresh_from_db()
    assert (approved.state, approved.payments.get().reference) == (ClaimState.PAID, "TT-8")
    kinds = Notice.objects.filter(user=professional).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["claim_failed", "claim_paid"]


def test_a_right_that_ended_decides_nothing(sent, budget, preparer):
    preparer.programme_rights.update(ends_on=today_in_closing_zone() - datetime.timedelta(days=1))

    with pytest.raises(MoveNotAllowed):
        accept_all(sent, budget, preparer)
    assert sign_in(preparer).get(reverse("office:claims")).status_code == 403


def test_a_claim_is_sent_back_and_written_on_whatever_was_begun_meanwhile(sent, preparer, professional):
    begun = begin_claim(placement=sent.placement, by=professional)
    return_claim(claim=sent, by=preparer, reason="Which night?")

    assert begun.state == ClaimState.DRAFT
    with pytest.raises(MoveNotAllowed):
        claim_by_rate(claim=sent, by=preparer, first_on=sent.placement.starts_on + 6 * DAY, quantity=1, **NIGHTS)
    [line] = claim_by_rate(
        claim=sent, by=professional, first_on=sent.placement.starts_on + 6 * DAY, quantity=1, **NIGHTS
    )
    assert line.amount_minor == 5_000


@pytest.mark.parametrize("name", ["return_claim", "approve_claim", "pass_claim", "claim_paid", "claim_failed"])
def test_a_page_that_showed_an_older_state_decides_on_no_claim(approved, preparer, approver, name):
    """The claim is approved by now; each page still shows what came before."""
    typed = {
        "reason": "Which night?",
        "amount": "280",
        "reference": "TT-7",
        "paid_on": today_in_closing_zone().isoformat(),
    }

    for person in (preparer, approver):
        sign_in(person).post(reverse(f"office:{name}", args=[approved.pk]), {**typed, "seen": "submitted"})

    approved.refresh_from_db()
    assert approved.state == ClaimState.APPROVED
