"""What Stripe paid out is found again on a bank statement, once, or is named."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from payments.bank.payouts import AFTER, compare_payouts, match_payouts
from payments.comparison.comparing import compare
from payments.enums import DifferenceKind, PayoutState
from payments.ledger.balances import balances
from payments.models import BalanceLine, Difference, Payout
from tests.conftest import sign_in
from tests.factories.payments import BankLineFactory, PayoutFactory

from .conftest import deliver_all

pytestmark = pytest.mark.django_db


def line(**values):
    return BankLineFactory(**{"amount_minor": 3535, "currency": "USD", "text": "STRIPE PAYMENTS EUROPE", **values})


def shown() -> list[str]:
    """Texts of the bank lines that show a payout."""
    return list(Payout.objects.exclude(bank_line=None).values_list("bank_line__text", flat=True))


def test_a_payout_is_joined_with_the_line_that_shows_it_once():
    PayoutFactory(state=PayoutState.ARRIVED)
    line()
    line(text="Stripe, the second")

    assert (match_payouts(), match_payouts()) == (1, 0)
    assert shown() == ["STRIPE PAYMENTS EUROPE"]


@pytest.mark.parametrize(
    "other",
    [
        {"amount_minor": 3536},
        {"currency": "TZS"},
        {"text": "Gift of Asha"},
    ],
)
def test_another_line_is_no_payout(other):
    PayoutFactory()
    line(**other)

    assert match_payouts() == 0


def test_a_line_of_a_day_too_late_is_no_payout():
    line(booked_on=PayoutFactory().arrives_on + AFTER + datetime.timedelta(days=1))

    assert match_payouts() == 0


def test_two_payouts_of_one_sum_have_a_line_each():
    PayoutFactory.create_batch(2)
    line(text="Stripe 1")
    line(text="Stripe 2")

    assert match_payouts() == 2
    assert sorted(shown()) == ["Stripe 1", "Stripe 2"]


def test_one_that_no_statement_shows_is_named_until_one_does():
    long_ago = timezone.localdate() - datetime.timedelta(days=20)
    PayoutFactory(state=PayoutState.ARRIVED, arrives_on=long_ago)
    compare_payouts()
    before_any_statement = Difference.objects.count()
    line(text="Gift of Asha")
    compare_payouts()
    named = Difference.objects.get().kind

    line(booked_on=long_ago)
    compare_payouts()

    assert (before_any_statement, named) == (0, DifferenceKind.PAYOUT)
    assert not Difference.objects.filter(ended_at=None).exists()


def test_the_page_of_a_payout_shows_what_it_is_made_of_and_says_what_is_missing(preparer):
    whole, lacking = PayoutFactory(state=PayoutState.ARRIVED), PayoutFactory()
    moment = timezone.now()
    for number, (kind, amount, fee) in enumerate([("charge", 4000, 165), ("refund", -300, 0), ("payout", -3535, 0)]):
        BalanceLine.objects.create(
            number=f"txn_{number}", kind=kind, amount_minor=amount, fee_minor=fee, net_minor=amount - fee,
            currency="USD", happened_at=moment, payout=whole,
        )  # fmt: skip
    desk = sign_in(preparer)

    pages = [desk.get(reverse("finance:payout", args=[each.pk])) for each in (whole, lacking)]

    assert pages[0].context["sums"]["net"] == whole.written
    assert len(pages[0].context["rows"]) == 2
    assert ["do not add up" in page.text for page in pages] == [False, True]


def test_a_payout_that_came_back_waits_for_finance_until_a_later_one_arrives(preparer):
    payout, _other = PayoutFactory(state=PayoutState.FAILED), PayoutFactory(currency="TZS", state=PayoutState.ARRIVED)
    desk, address = sign_in(preparer), reverse("finance:desk")

    waiting = desk.get(address).context["lines"]
    later = PayoutFactory()
    on_its_way = desk.get(address).context["lines"]
    Payout.objects.filter(pk=later.pk).update(state=PayoutState.ARRIVED)

    assert [line.url for line in waiting] == [reverse("finance:payout", args=[payout.pk])]
    assert len(on_its_way) == 1
    assert desk.get(address).context["lines"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_payouts_costs_the_same_queries(preparer, count, django_assert_num_queries):
    for payout in PayoutFactory.create_batch(count):
        line(payout=payout)
    desk, address = sign_in(preparer), reverse("finance:payouts")
    desk.get(address)

    with django_assert_num_queries(9):
        page = desk.get(address).text

    assert page.count('data-label="On a bank statement"') == count


class TestPayouts:
    def test_one_reaches_the_bank_with_the_lines_that_it_is_made_of(self, stripe, paid):
        payout = stripe.pay_out()
        deliver_all(stripe)
        on_its_way = balances()["transit USD"]
        stripe.reach_bank(payout["id"])
        deliver_all(stripe)

        kept = Payout.objects.get()
        assert (on_its_way, balances()["transit USD"], balances()["bank USD"]) == (3535, 0, 3535)
        assert kept.state == PayoutState.ARRIVED
        assert set(kept.lines.values_list("kind", flat=True)) == {"charge", "payout"}
        assert sum(kept.lines.values_list("net_minor", flat=True)) == 0

    def test_one_that_came_back_is_in_the_account_again(self, stripe, paid):
        payout = stripe.pay_out()
        stripe.reach_bank(payout["id"])
        deliver_all(stripe)
        stripe.fail_payout(payout["id"])
        deliver_all(stripe)
        compare()

        assert Payout.objects.get().state == PayoutState.FAILED
        assert (balances()["bank USD"], balances()["transit USD"]) == (0, 0)
        assert balances()["stripe USD"] == stripe.balance == 3535
