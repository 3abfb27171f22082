"""The cash box is counted by two people, and what differs is in the books with its reason."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from payments.actors import NotApprover, OwnWork
from payments.bank.receiving import take_cash
from payments.cash.counting import CountDecided, NoExplanation, confirm_count, count_cash
from payments.enums import PaymentWay
from payments.ledger.balances import balances
from payments.models import CashCount
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cash(begin, preparer):
    """TZS 100,000 in the box."""
    payment = begin(way=PaymentWay.CASH, ends_at=timezone.now() + datetime.timedelta(days=1))
    return take_cash(payment=payment, by=preparer)


def count(counted, by, explanation=""):
    return count_cash(currency="TZS", counted_minor=counted, explanation=explanation, by=by)


def test_what_is_missing_is_booked_on_the_word_of_two_and_never_without_a_reason(cash, preparer, approver):
    with pytest.raises(NoExplanation):
        count(9_500_000, preparer)
    first = count(9_500_000, preparer, "A note was false")

    before = balances()["cash TZS"]
    confirm_count(count=first, by=approver)

    assert (before, balances()["cash TZS"], balances()["short TZS"]) == (10_000_000, 9_500_000, 500_000)
    assert count(9_500_000, preparer).is_even


def test_nobody_confirms_their_own_count_or_one_that_was_counted_again(cash, preparer, approver):
    first = count(9_500_000, approver, "A note was false")
    with pytest.raises(OwnWork):
        confirm_count(count=first, by=approver)
    with pytest.raises(NotApprover):
        confirm_count(count=first, by=preparer)
    second = count(10_000_000, preparer)

    with pytest.raises(CountDecided):
        confirm_count(count=first, by=approver)

    assert list(CashCount.objects.all()) == [second]
    assert "short TZS" not in balances()


def test_two_people_count_on_screen_and_the_desk_says_what_is_due(cash, preparer, approver):
    one, two = sign_in(preparer), sign_in(approver)
    desk, page = reverse("finance:desk"), reverse("finance:cash")
    due = "Cash to be counted" in one.get(desk).text

    refused = one.post(page, {"currency": "TZS", "counted": "95,000"})
    one.post(page, {"currency": "TZS", "counted": "100,000"})
    waits = "counted by one person" in two.get(desk).text
    confirm = reverse("finance:confirm_cash", args=[CashCount.objects.get().pk])
    one.post(confirm)
    alone = CashCount.objects.get().confirmed_at
    two.post(confirm)

    assert (due, waits, alone) == (True, True, None)
    assert "This is another sum than the one in the books. Write why." in refused.text
    assert CashCount.objects.get().confirmed_by == approver
    assert "Cash to be counted" not in one.get(desk).text
    assert "TZS\N{NO-BREAK SPACE}100,000, " in one.get(page).text
