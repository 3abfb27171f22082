"""Refunds, disputes, payouts and months: here and at Stripe, in the books, in any order."""

import pytest
from django.contrib.auth.models import Permission

from casework.moves import AlreadyDone, MoveRefused
from diaspora.models import WrittenEmail
from payments.actors import OwnWork
from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.enums import DifferenceKind, DisputeState, PaymentState, PayoutState, RefundState, SubscriptionState
from payments.ledger.balances import balances
from payments.models import BalanceLine, Difference, Dispute, Payment, Payout, Refund
from payments.refunds.asking import RefundRefused, approve_refund, ask_for_refund, refuse_refund
from payments.refunds.sending import send_refunds
from payments.subscriptions import changing
from payments.subscriptions.starting import begin_subscription, open_monthly_checkout
from payments.webhook.settling import settle_events
from tests.factories.people import UserFactory

from .conftest import deliver, deliver_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(stripe, begin):
    """Somebody paid TZS 100,000 through Stripe, and we heard of it."""
    payment = begin(payer_email="asha@example.org")
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    deliver_all(stripe)
    payment.refresh_from_db()
    return payment


def of_finance(right):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename=right))
    return user


@pytest.fixture
def preparer(db):
    return of_finance("prepare_finance")


@pytest.fixture
def approver(db):
    return of_finance("approve_finance")


class TestRefunds:
    def test_a_small_one_is_sent_by_one_person(self, stripe, paid, preparer):
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        send_refunds()
        send_refunds()

        refund.refresh_from_db()
        assert refund.state == RefundState.DONE
        assert [told["amount"] for told in stripe.all_of("refund")] == [2_000_000]
        assert balances()["income seat 7 TZS"] == -8_000_000
        assert balances()["due TZS"] == 0
        assert balances()["stripe USD"] == stripe.balance
        assert WrittenEmail.objects.get(to="asha@example.org").subject == "Money given back: TZS 20,000"

    def test_a_large_one_needs_a_colleague_and_never_oneself(self, stripe, begin, approver):
        payment = self._large(stripe, begin)

        refund = ask_for_refund(payment=payment, amount_minor=10_000_100, reason="Twice", by=approver)
        send_refunds()
        with pytest.raises(OwnWork):
            approve_refund(refund=refund, by=approver)
        with pytest.raises(MoveRefused):
            approve_refund(refund=refund, by=UserFactory(is_superuser=True))

        assert stripe.all_of("refund") == []
        approve_refund(refund=refund, by=of_finance("approve_finance"))
        send_refunds()
        assert len(stripe.all_of("refund")) == 1

    def test_somebody_who_only_prepares_approves_nothing(self, stripe, begin, preparer):
        refund = ask_for_refund(
            payment=self._large(stripe, begin), amount_minor=10_000_100, reason="Twice", by=preparer
        )

        with pytest.raises(MoveRefused):
            approve_refund(refund=refund, by=of_finance("prepare_finance"))

    def test_one_that_was_refused_frees_what_was_set_aside(self, stripe, begin, preparer, approver):
        payment = self._large(stripe, begin)
        refund = ask_for_refund(payment=payment, amount_minor=payment.amount_minor, reason="Twice", by=preparer)

        refuse_refund(refund=refund, by=approver)

        payment.refresh_from_db()
        assert payment.refunded_minor == 0
        with pytest.raises(AlreadyDone):
            refuse_refund(refund=refund, by=approver)

    def _large(self, stripe, begin):
        payment = begin(amount_minor=20_000_000)
        open_checkout(payment)
        payment.refresh_from_db()
        stripe.pay(payment.session_id)
        deliver_all(stripe)
        return payment

    @pytest.mark.parametrize("amount", [0, -1, 10_000_001])
    def test_never_more_goes_back_than_came_in(self, paid, preparer, amount):
        with pytest.raises(RefundRefused):
            ask_for_refund(payment=paid, amount_minor=amount, reason="Twice", by=preparer)

        ask_for_refund(payment=paid, amount_minor=6_000_000, reason="Twice", by=preparer)
        with pytest.raises(RefundRefused):
            ask_for_refund(payment=paid, amount_minor=6_000_000, reason="Twice", by=preparer)

    def test_one_made_at_stripe_is_heard_of_and_booked(self, stripe, paid):
        stripe.refund(paid.intent_id, 3_000_000)
        deliver_all(stripe)
        deliver_all(stripe)

        paid.refresh_from_db()
        assert (Refund.objects.get().state, paid.refunded_minor) == (RefundState.DONE, 3_000_000)
        assert balances()["stripe USD"] == stripe.balance

    def test_one_that_came_back_is_booked_back(self, stripe, paid):
        refund = stripe.refund(paid.intent_id)
        deliver_all(stripe)
        stripe.fail_refund(refund["id"])
        deliver_all(stripe)

        paid.refresh_from_db()
        assert (Refund.objects.get().state, paid.refunded_minor) == (RefundState.FAILED, 0)
        assert balances()["income seat 7 TZS"] == -10_000_000
        assert balances()["stripe USD"] == stripe.balance

    def test_an_answer_that_was_lost_gives_back_once(self, stripe, paid, preparer):
        ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        stripe.trouble += ["lost", "lost"]

        send_refunds()
        send_refunds()

        assert len(stripe.all_of("refund")) == 1
        assert Refund.objects.get().state == RefundState.DONE


class TestMoneyThatCameTooLate:
    @pytest.fixture
    def late(self, stripe, begin):
        """Paid at Stripe after we had given the seat up."""
        payment = begin(payer_email="asha@example.org")
        open_checkout(payment)
        payment.refresh_from_db()
        Payment.objects.update(state=PaymentState.EXPIRED)
        stripe.pay(payment.session_id)
        return payment

    def test_it_brings_the_thing_that_is_still_free(self, stripe, late, seats):
        deliver_all(stripe)

        assert seats.paid == [late.reference]
        assert not Refund.objects.exists()

    def test_all_of_it_goes_back_where_somebody_else_has_the_thing(self, stripe, late, seats):
        seats.taken.add("7")

        deliver_all(stripe)
        send_refunds()

        assert seats.paid == []
        assert [told["amount"] for told in stripe.all_of("refund")] == [10_000_000]
        assert list(WrittenEmail.objects.order_by("pk").values_list("subject", flat=True)) == [
            "Your payment came too late: you get it back",
            "Money given back: TZS 100,000",
        ]


class TestDisputes:
    def test_the_bank_takes_the_money_and_gives_it_back(self, stripe, paid):
        dispute = stripe.dispute(paid.intent_id)
        deliver_all(stripe)
        held = balances()["disputed TZS"]
        stripe.decide(dispute["id"], won=True)
        deliver_all(stripe)

        assert (held, balances()["disputed TZS"]) == (10_000_000, 0)
        assert Dispute.objects.get().state == DisputeState.WON
        assert balances()["stripe USD"] == stripe.balance

    def test_what_is_lost_was_never_received(self, stripe, paid):
        dispute = stripe.dispute(paid.intent_id)
        stripe.decide(dispute["id"], won=False)
        deliver_all(stripe)

        assert Dispute.objects.get().state == DisputeState.LOST
        assert (balances()["disputed TZS"], balances()["income seat 7 TZS"]) == (0, 0)
        assert balances()["stripe USD"] == stripe.balance


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


class TestMonths:
    @pytest.fixture
    def monthly(self, stripe, seats):
        subscription = begin_subscription(
            purpose="seat", purpose_reference="7", amount_minor=1000, currency="USD", language="en"
        )
        open_monthly_checkout(subscription)
        subscription.refresh_from_db()
        stripe.pay(subscription.session_id)
        deliver_all(stripe)
        subscription.refresh_from_db()
        return subscription

    def test_the_first_month_begins_it(self, stripe, monthly, seats):
        deliver_all(stripe)

        payment = monthly.payments.get()
        assert monthly.state == SubscriptionState.ACTIVE
        assert (payment.state, seats.paid) == (PaymentState.PAID, [payment.reference])
        assert balances()["stripe USD"] == stripe.balance

    def test_each_month_is_a_payment_and_a_failed_one_is_said(self, stripe, monthly):
        stripe.renew(monthly.number)
        stripe.renew(monthly.number, succeeds=False)
        deliver_all(stripe)

        monthly.refresh_from_db()
        assert (monthly.payments.count(), monthly.state) == (2, SubscriptionState.FAILING)

    def test_it_is_changed_paused_and_goes_on_without_the_card(self, stripe, monthly):
        changing.change_amount(subscription=monthly, amount_minor=2500)
        paused = changing.pause(subscription=monthly)
        resumed = changing.go_on(subscription=monthly)
        stripe.renew(monthly.number)
        deliver_all(stripe)

        assert (paused.state, resumed.state) == (SubscriptionState.PAUSED, SubscriptionState.ACTIVE)
        assert sorted(monthly.payments.values_list("amount_minor", flat=True)) == [1000, 2500]

    def test_it_ends_for_good(self, stripe, monthly):
        ended = changing.end(subscription=monthly)
        deliver_all(stripe)

        assert ended.state == SubscriptionState.ENDED
        assert ended.ended_at is not None


class TestOrder:
    def test_a_refund_that_is_heard_of_before_its_payment_waits_for_nothing(self, stripe, begin):
        payment = begin()
        open_checkout(payment)
        payment.refresh_from_db()
        intent = stripe.pay(payment.session_id)["payment_intent"]
        stripe.refund(intent, 3_000_000)
        for event in reversed(stripe.events):
            deliver(event)

        settle_events()

        payment.refresh_from_db()
        assert (payment.state, payment.refunded_minor) == (PaymentState.PAID, 3_000_000)
        assert balances()["stripe USD"] == stripe.balance


class TestComparing:
    def test_everything_that_nobody_heard_of_is_mended(self, stripe, begin, preparer):
        payment = begin()
        open_checkout(payment)
        payment.refresh_from_db()
        intent = stripe.pay(payment.session_id)["payment_intent"]
        stripe.refund(intent, 3_000_000)
        stripe.pay_out()

        comparison = compare()

        payment.refresh_from_db()
        assert (payment.state, payment.refunded_minor) == (PaymentState.PAID, 3_000_000)
        assert balances()["stripe USD"] == stripe.balance == 0
        assert comparison.differing == 0
        assert compare().mended == 0

    def test_what_cannot_be_mended_is_named_once_and_ends_when_it_agrees(self, stripe, paid):
        line = stripe.line("charge", "ch_of_somebody_else", 500)
        compare()
        compare()
        open_ones = Difference.objects.filter(ended_at=None)
        named = set(open_ones.values_list("kind", "about"))
        del stripe.objects[line["id"]]
        compare()

        assert named == {
            (DifferenceKind.UNKNOWN_LINE, line["id"]),
            (DifferenceKind.BALANCE, "stripe USD"),
        }
        assert set(open_ones.values_list("kind", flat=True)) == {DifferenceKind.UNKNOWN_LINE}

    def test_what_reached_the_project_is_a_fact(self, paid):
        line = BalanceLine.objects.get(payment=paid)

        assert (line.amount_minor, line.fee_minor, line.net_minor, line.currency) == (3710, 175, 3535, "USD")
        assert float(line.rate) == 0.000371
