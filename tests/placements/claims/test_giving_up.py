"""What is given up ends: the rest of a claim that failed for good, and an advance that nobody wants now."""

import pytest
from django.db.models import Sum
from django.urls import reverse
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed
from diaspora.models import Notice
from placements.claims.advances import ask_for_advance
from placements.claims.deciding import Accepted, approve_claim, check_claim, pass_to_payment, return_claim
from placements.claims.errors import NothingPaid, WasWithTheBank
from placements.claims.giving_up import drop_advance, drop_rest
from placements.claims.paying import record_failure, record_payment, take_back_payment
from placements.claims.settling import record_paid_back
from placements.models import Claim, LineShare
from skills_match.enums import AllowanceKind
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in


def ask(placement):
    values = {"kind": AllowanceKind.TRAVEL, "what": "Ticket", "amount_minor": 20_000}
    return ask_for_advance(placement=placement, by=placement.expert, **values)


def fail_after(claim, by, amount_minor):
    """`amount_minor` of it arrived, and the rest came back for good."""
    pass_to_payment(claim=claim, by=by)
    if amount_minor:
        day = today_in_closing_zone()
        record_payment(claim=claim, by=by, reference=f"TT-{claim.pk}", paid_on=day, amount_minor=amount_minor)
    return record_failure(claim=claim, by=by, reason="The account is closed.")


def test_a_claim_that_failed_for_good_ends_with_what_was_paid_and_its_grants_carry_no_more(
    approved, preparer, professional
):
    """280 dollars in two lines, of which 99.99 arrived."""
    fail_after(approved, preparer, 9_999)
    desk, address = sign_in(preparer), reverse("office:claim_rest", args=[approved.pk])
    assert address in desk.get(reverse("office:claim", args=[approved.pk])).text

    desk.post(address, {"reason": "The bank has merged.", "seen": "failed"})

    approved.refresh_from_db()
    assert (approved.state, approved.owed_minor, approved.open_minor) == ("paid", 9_999, 0)
    carried = LineShare.objects.filter(line__claim=approved).aggregate(Sum("pay_minor"))["pay_minor__sum"]
    assert (carried, approved.lines.aggregate(Sum("pay_minor"))["pay_minor__sum"]) == (9_999, 9_999)
    assert Notice.objects.filter(user=professional, kind="claim_rest_dropped").count() == 1
    assert desk.get(address).status_code == 404


def test_only_finance_gives_up_a_rest_and_only_where_something_was_paid(approved, preparer, professional):
    fail_after(approved, preparer, 0)

    with pytest.raises(MoveNotAllowed):
        drop_rest(claim=approved, by=professional, reason="Never mind.")
    with pytest.raises(NothingPaid):
        drop_rest(claim=approved, by=preparer, reason="Never mind.")


def test_an_advance_that_failed_for_good_is_settled_and_another_one_is_asked_for(claim, preparer, approver):
    advance, today = ask(claim.placement), today_in_closing_zone()
    check_claim(claim=advance, by=preparer, accepted={advance.lines.get().pk: Accepted(20_000, ())})
    fail_after(approve_claim(claim=advance, by=approver, reason="Before travel."), preparer, 5_000)

    ended = drop_rest(claim=advance, by=preparer, reason="The account is closed.")

    assert (ended.state, ended.unsettled_minor) == ("paid", 5_000)
    record_paid_back(advance=advance, by=preparer, amount_minor=5_000, reference="B-1", day=today)
    assert ask(claim.placement).state == "submitted"


def test_an_expert_drops_an_advance_that_finance_sent_back(claim, preparer, professional):
    advance, own = ask(claim.placement), sign_in(professional)
    address = reverse("my:drop_advance", args=[claim.placement_id, advance.pk])
    assert own.get(address).status_code == 404
    own.post(address, {"seen": "submitted"})
    return_claim(claim=advance, by=preparer, reason="The host pays the ticket.")
    assert address in own.get(reverse("my:claim", args=[claim.placement_id, advance.pk])).text

    own.post(address, {"seen": "submitted"})
    assert Claim.objects.filter(pk=advance.pk).exists()
    own.post(address, {"seen": "returned"})

    assert not Claim.objects.filter(pk=advance.pk).exists()
    assert "The host pays the ticket." not in str(list(ModelLogEntry.objects.values_list("data", flat=True)))
    assert ask(claim.placement).state == "submitted"


def test_an_advance_that_was_with_the_bank_stays(claim, preparer, approver, professional):
    advance, today = ask(claim.placement), today_in_closing_zone()
    check_claim(claim=advance, by=preparer, accepted={advance.lines.get().pk: Accepted(20_000, ())})
    fail_after(approve_claim(claim=advance, by=approver, reason="Before travel."), preparer, 5_000)
    take_back_payment(payment=advance.payments.get(), by=preparer, reason="Closed.", came_back_on=today)
    return_claim(claim=advance, by=preparer, reason="Where are you paid?")

    with pytest.raises(WasWithTheBank):
        drop_advance(advance=advance, by=professional)
