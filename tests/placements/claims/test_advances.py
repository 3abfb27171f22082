"""Money before it is spent is taken off what is claimed, or paid back, and never twice."""

import pytest
from django.urls import reverse

from casework.moves import MoveNotAllowed, Stale
from diaspora.models import Notice
from placements.claims.advances import ask_for_advance, change_advance
from placements.claims.deciding import (
    Accepted,
    approve_claim,
    check_claim,
    pass_to_payment,
    return_claim,
)
from placements.claims.errors import (
    AdvanceOnItsWay,
    AdvanceOpen,
    AdvanceUsed,
    AnotherAdvance,
    ClaimClosed,
    NoSuchPayment,
    ReferenceUsed,
    TooMuchPaid,
)
from placements.claims.paying import record_payment, take_back_payment
from placements.claims.settling import record_paid_back
from placements.claims.writing import claim_by_rate, send_claim
from placements.models import AdvanceSettlement, Claim, Placement
from skills_match.enums import AllowanceKind
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import ClaimFactory, ClaimLineFactory, PlacementFactory

from .conftest import NIGHTS, accept_all, person_of_finance

TICKET = {"kind": AllowanceKind.TRAVEL, "what": "Ticket"}


def ask(placement, amount_minor=20_000):
    return ask_for_advance(placement=placement, by=placement.expert, amount_minor=amount_minor, **TICKET)


def approve(claim, preparer, approver):
    accepted = {line.pk: Accepted(line.amount_minor, ()) for line in claim.lines.all()}
    check_claim(claim=claim, by=preparer, accepted=accepted)
    return approve_claim(claim=claim, by=approver, reason="Before travel.")


def pay(claim, by, reference):
    pass_to_payment(claim=claim, by=by)
    return record_payment(claim=claim, by=by, reference=reference, paid_on=today_in_closing_zone())


@pytest.fixture
def advance(claim, preparer, approver):
    """200 dollars for a ticket, paid."""
    return pay(approve(ask(claim.placement), preparer, approver), preparer, "ADV-1")


def test_an_advance_is_asked_for_before_the_work_begins_and_decided_by_two_by_the_pages(programme, preparer, approver):
    """It is carried by no grant yet."""
    planned = PlacementFactory(state="planned", application__assignment__programme=programme)
    planned_id = planned.pk
    own, desk = sign_in(planned.expert), sign_in(preparer)
    ask_page = reverse("my:ask_advance", args=[planned_id])
    assert ask_page in own.get(reverse("my:placement", args=[planned_id])).text
    own.post(ask_page, {"kind": "travel", "what": "Ticket", "amount": "200"})
    twice = own.post(ask_page, {"kind": "travel", "what": "Ticket", "amount": "200"})
    advance = Claim.objects.get()

    desk.post(reverse("office:return_claim", args=[advance.pk]), {"reason": "Which ticket?", "seen": "submitted"})
    change = reverse("my:change_advance", args=[planned_id, advance.pk])
    assert change in own.get(reverse("my:claim", args=[planned_id, advance.pk])).text
    own.post(change, {"kind": "travel", "what": "Nairobi–Mwanza", "amount": "150", "seen": "returned"})
    page = desk.get(reverse("office:check_claim", args=[advance.pk])).text
    desk.post(reverse("office:check_claim", args=[advance.pk]), {"accepted_0": "150", "seen": "submitted"})
    signed = sign_in(approver).post(
        reverse("office:approve_claim", args=[advance.pk]), {"reason": "Before travel.", "seen": "checked"}
    )

    advance.refresh_from_db()
    assert ("earlier advance is not settled" in twice.text, "grant_0" in page, signed.status_code) == (True, False, 302)
    assert (advance.state, advance.owed_minor, str(advance.lines.get())) == ("approved", 15_000, "Nairobi–Mwanza")


def test_an_advance_is_taken_off_what_is_claimed_and_the_rest_paid(sent, advance, budget, preparer, approver):
    """280 dollars were claimed, 200 of them are paid already."""
    accept_all(sent, budget, preparer)
    page = sign_in(approver).get(reverse("office:approve_claim", args=[sent.pk])).text

    approved = approve_claim(claim=sent, by=approver)

    advance.refresh_from_db()
    assert "USD\xa0200.00 in advance" in page
    assert (approved.state, approved.owed_minor) == ("approved", 8_000)
    assert (advance.settled_minor, advance.get_state_display()) == (20_000, "Settled")
    assert 'data-label="To pay">USD\xa080.00' in sign_in(preparer).get(reverse("office:claims")).text
    assert "USD\xa0200.00 were paid before" in sign_in(preparer).get(reverse("office:claim", args=[sent.pk])).text
    returned = return_claim(claim=approved, by=preparer, reason="Which night?")
    advance.refresh_from_db()
    assert (returned.owed_minor, advance.settled_minor, AdvanceSettlement.objects.count()) == (None, 0, 0)


def test_what_an_advance_has_paid_is_never_opened_under_another_advance(sent, advance, budget, preparer, approver):
    record_paid_back(advance=advance, by=preparer, amount_minor=19_000, reference="B-1", day=today_in_closing_zone())
    approved = approve_claim(claim=accept_all(sent, budget, preparer), by=approver)
    ask(sent.placement)

    with pytest.raises(AnotherAdvance):
        return_claim(claim=approved, by=preparer, reason="Which night?")

    approved.refresh_from_db()
    assert (approved.state, approved.owed_minor) == ("approved", 27_000)


def test_what_is_left_of_an_advance_is_paid_back_and_no_cent_more(sent, advance, budget, preparer, approver, stranger):
    """250 dollars in advance, of which 200 arrive; 50 are paid back before a claim of 280."""
    today = today_in_closing_zone()
    told = {"advance": advance, "by": preparer, "day": today}
    with pytest.raises(MoveNotAllowed):
        record_paid_back(**{**told, "by": stranger}, amount_minor=1, reference="B-0")
    with pytest.raises(TooMuchPaid):
        record_paid_back(**told, amount_minor=20_001, reference="B-1")
    desk, address = sign_in(preparer), reverse("office:advance_paid_back", args=[advance.pk])
    assert desk.post(address, {"amount": "150", "reference": "B-1", "day": f"{today}"}).status_code == 302
    with pytest.raises(ReferenceUsed):
        record_paid_back(**told, amount_minor=1, reference="B-1")
    with pytest.raises(AdvanceUsed):
        take_back_payment(payment=advance.payments.get(), by=preparer, reason="Closed.", came_back_on=today)

    approved = approve_claim(claim=accept_all(sent, budget, preparer), by=approver)

    assert approved.owed_minor == 23_000
    with pytest.raises(NoSuchPayment):
        record_paid_back(**told, amount_minor=1, reference="B-2")
    assert desk.get(address).status_code == 404


def test_a_claim_that_the_advance_pays_in_full_ends_and_so_does_one_of_nought(
    claim, advance, budget, preparer, approver, professional
):
    """45 dollars are claimed; then a bus of which nothing is accepted."""
    claim_by_rate(claim=claim, by=professional, first_on=claim.placement.starts_on, quantity=1, **NIGHTS)
    covered = approve_claim(claim=accept_all(send_claim(claim=claim, by=professional), budget, preparer), by=approver)
    second = ClaimFactory(placement=claim.placement, expert=professional)
    line = ClaimLineFactory(claim=second)
    accepted = {line.pk: Accepted.whole(0, budget, budget.programme.grants.get(), "No receipt.")}

    check_claim(claim=send_claim(claim=second, by=professional), by=preparer, accepted=accepted)
    nought = approve_claim(claim=second, by=approver)

    for each in (covered, nought):
        assert (each.state, each.owed_minor, each.get_state_display()) == ("paid", 0, "Nothing to pay")
    advance.refresh_from_db()
    assert (advance.unsettled_minor, advance.get_state_display()) == (15_500, "Paid, to be settled")
    assert Notice.objects.filter(user=professional, kind="claim_settled").count() == 2
    assert return_claim(claim=nought, by=preparer, reason="The receipt is there now.").state == "returned"


def test_no_claim_is_approved_while_an_advance_is_on_its_way(sent, budget, preparer, approver):
    advance = approve(ask(sent.placement), preparer, approver)
    accept_all(sent, budget, preparer)

    with pytest.raises(AdvanceOnItsWay):
        approve_claim(claim=sent, by=approver)

    return_claim(claim=advance, by=preparer, reason="The ticket is paid by the host.")
    assert approve_claim(claim=sent, by=approver).owed_minor == 28_000


def test_an_advance_is_changed_as_a_whole_and_only_once_it_came_back(claim, preparer, professional):
    advance = ask(claim.placement)
    for verb, told in [(change_advance, {**TICKET, "amount_minor": 1}), (claim_by_rate, {**NIGHTS, "quantity": 1})]:
        name = "advance" if verb is change_advance else "claim"
        day = {} if verb is change_advance else {"first_on": claim.placement.starts_on}
        with pytest.raises(ClaimClosed):
            verb(**{name: advance}, by=professional, **told, **day)
    with pytest.raises(AdvanceOpen):
        ask(claim.placement)
    return_claim(claim=advance, by=preparer, reason="Which ticket?")
    with pytest.raises(ClaimClosed):
        claim_by_rate(claim=advance, by=professional, first_on=claim.placement.starts_on, quantity=1, **NIGHTS)
    with pytest.raises(Stale):
        change_advance(advance=advance, by=professional, amount_minor=1, seen="submitted", **TICKET)


def test_finance_reads_which_advances_stand_open_after_the_assignment(advance, preparer, professional):
    elsewhere = person_of_finance("Zuri", programme=advance.programme)
    desk, title = sign_in(preparer), "Advances to settle: the assignment is over"
    before = desk.get(reverse("office:claims"), {"kind": "to_settle"}).text
    Placement.objects.update(state="completed", ended_on=today_in_closing_zone())

    page = desk.get(reverse("office:claims"), {"kind": "to_settle"}).text

    assert (advance.reference in before, advance.reference in page) == (False, True)
    assert title in desk.get(reverse("office:home")).text
    assert title not in sign_in(elsewhere).get(reverse("office:home")).text
