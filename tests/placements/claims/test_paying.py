"""What grants carry together, what is paid in parts, and money that comes back."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from casework.moves import MoveNotAllowed
from diaspora.models import Notice
from placements.claims.deciding import (
    Accepted,
    GrantShare,
    approve_claim,
    check_claim,
    pass_to_payment,
    return_claim,
)
from placements.claims.errors import NoSuchPayment, NothingOpen, OtherProgramme, PaidAlready, SharesDiffer, TooMuchPaid
from placements.claims.freezing import split
from placements.claims.paying import record_failure, record_payment, take_back_payment
from placements.models import Claim, LineShare
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import GrantFactory
from tests.factories.programmes import ProgrammeBudgetLineFactory


def test_two_grants_carry_a_line_to_the_cent(sent, budget, preparer, approver, official):
    """A bus of 50,001 shillings is 20.0004 dollars: one cent more or less has to go somewhere."""
    sent.lines.create(
        kind="travel",
        amount_minor=5_000_100,
        currency="TZS",
        first_on=sent.placement.starts_on,
        last_on=sent.placement.starts_on,
    )
    first, second = GrantFactory(programme=budget.programme), GrantFactory(programme=budget.programme)
    foreign = ProgrammeBudgetLineFactory()

    def decide(budget_line, *amounts):
        shares = [
            GrantShare(budget_line, grant, amount) for grant, amount in zip((first, second), amounts, strict=True)
        ]
        accepted = {line.pk: Accepted.whole(line.amount_minor, budget, first) for line in sent.lines.all()}
        accepted[sent.lines.get(currency="TZS").pk] = Accepted(5_000_100, tuple(shares))
        return check_claim(claim=sent, by=preparer, accepted=accepted)

    for refused, values in [
        (SharesDiffer, (budget, 1_666_700, 1_666_700)),
        (OtherProgramme, (foreign, 1_666_700, 3_333_400)),
    ]:
        with pytest.raises(refused):
            decide(*values)
    approve_claim(claim=decide(budget, 1_666_700, 3_333_400), by=approver, reason="The road was closed.")

    carried = LineShare.objects.filter(line__claim=sent, line__currency="TZS").values_list("pay_minor", flat=True)
    assert list(carried) == [667, 1_333]
    assert Claim.objects.get(pk=sent.pk).owed_minor == 28_000 + 2_000


@pytest.mark.parametrize(
    ("amount", "parts", "shares"),
    [(100, [1, 1, 1], [34, 33, 33]), (1, [1, 2], [0, 1]), (0, [3, 4], [0, 0]), (7, [0], [0]), (5, [5], [5])],
)
def test_parts_are_together_the_whole(amount, parts, shares):
    assert split(amount, parts) == shares


def test_a_claim_is_paid_in_parts_and_never_more_than_is_owed(approved, preparer, approver, professional, stranger):
    """280 dollars."""
    today = today_in_closing_zone()
    pass_to_payment(claim=approved, by=preparer)
    desk, address = sign_in(preparer), reverse("office:claim_paid", args=[approved.pk])
    typed = {"amount": "100", "reference": "TT-1", "paid_on": today.isoformat(), "seen": "with_finance"}
    desk.post(address, typed)
    for amount, refused in [(18_001, TooMuchPaid), (0, TooMuchPaid)]:
        with pytest.raises(refused):
            record_payment(claim=approved, by=preparer, reference="TT-2", paid_on=today, amount_minor=amount)
    with pytest.raises(MoveNotAllowed):
        record_payment(claim=approved, by=stranger, reference="TT-2", paid_on=today, amount_minor=1)
    with pytest.raises(PaidAlready):
        return_claim(claim=_failed(approved, preparer), by=preparer, reason="Which night?")
    pass_to_payment(claim=approved, by=preparer)

    record_payment(claim=approved, by=preparer, reference="TT-2", paid_on=today, amount_minor=5_000)
    page = desk.get(reverse("office:claim", args=[approved.pk])).content.decode()
    own = sign_in(professional).get(reverse("my:claim", args=[approved.placement_id, approved.pk])).content.decode()
    paid = record_payment(claim=approved, by=approver, reference="TT-3", paid_on=today)

    assert "Still to be paid: USD\xa0130.00" in page
    assert "USD\xa0100.00 paid on" in own
    assert (paid.state, paid.paid_minor, paid.owed_minor) == ("paid", 28_000, 28_000)
    assert list(paid.payments.values_list("amount_minor", flat=True)) == [10_000, 5_000, 13_000]
    kinds = Notice.objects.filter(user=professional, kind__startswith="claim").order_by("pk")
    told = ["claim_partly_paid", "claim_failed", "claim_partly_paid", "claim_paid"]
    assert list(kinds.values_list("kind", flat=True)) == told
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=approved.pk).update(paid_minor=27_999)


def _failed(claim, by):
    return record_failure(claim=claim, by=by, reason="The rest did not arrive.")


def test_money_that_comes_back_is_owed_again(approved, preparer, professional):
    today = today_in_closing_zone()
    pass_to_payment(claim=approved, by=preparer)
    record_payment(claim=approved, by=preparer, reference="TT-1", paid_on=today)
    payment = approved.payments.get()
    desk, address = sign_in(preparer), reverse("office:claim_came_back", args=[approved.pk, payment.pk])

    desk.post(address, {"reason": "The account was closed.", "came_back_on": today.isoformat(), "seen": "paid"})

    approved.refresh_from_db()
    assert (approved.state, approved.paid_minor, approved.open_minor) == ("failed", 0, 28_000)
    assert desk.get(address).status_code == 404
    pass_to_payment(claim=approved, by=preparer)
    with pytest.raises(NoSuchPayment):
        take_back_payment(payment=payment, by=preparer, reason="Again", came_back_on=today)
    assert "The account was closed." in desk.get(reverse("office:claim", args=[approved.pk])).text


def test_each_part_is_told_and_every_part_may_come_back(approved, preparer, professional):
    today = today_in_closing_zone()
    pass_to_payment(claim=approved, by=preparer)
    for number in (1, 2):
        record_payment(claim=approved, by=preparer, reference=f"TT-{number}", paid_on=today, amount_minor=5_000)
    record_payment(claim=approved, by=preparer, reference="TT-3", paid_on=today)
    with pytest.raises(NothingOpen):
        record_failure(claim=approved, by=preparer, reason="The wrong button.")
    first, second, _third = approved.payments.order_by("pk")
    take_back_payment(payment=first, by=preparer, reason="The account was closed.", came_back_on=today)
    desk, address = sign_in(preparer), reverse("office:claim_came_back", args=[approved.pk, second.pk])
    page = desk.get(reverse("office:claim", args=[approved.pk])).text

    sent = {"reason": "This one too.", "came_back_on": today.isoformat(), "seen": "failed"}
    desk.post(address, sent)

    approved.refresh_from_db()
    assert (address in page, approved.state, approved.open_minor) == (True, "failed", 10_000)
    assert "This one too." in desk.get(reverse("office:claim", args=[approved.pk])).text
    kinds = Notice.objects.filter(user=professional, kind__startswith="claim").order_by("pk")
    told = ["claim_partly_paid", "claim_partly_paid", "claim_paid", "claim_failed", "claim_failed"]
    assert list(kinds.values_list("kind", flat=True)) == told


def test_finance_sends_back_what_was_approved_and_nothing_of_it_stays_decided(approved, preparer, approver):
    """Nothing was paid: the receipt turned out to be somebody else's."""
    pass_to_payment(claim=approved, by=preparer)

    returned = return_claim(claim=approved, by=approver, reason="This is not your receipt.")

    assert (returned.state, returned.owed_minor, returned.approved_by) == ("returned", None, None)
    assert set(returned.lines.values_list("pay_minor", "rate", "exchange_source")) == {(None, None, "")}
