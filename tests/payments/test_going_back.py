"""Refunds, disputes, payouts and months: here and at Stripe, in the books, in any order."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.moves import AlreadyDone, MoveRefused
from diaspora.models import WrittenEmail
from payments import gateway
from payments.actors import OwnWork
from payments.bank.receiving import confirm_money, report_money
from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.enums import DifferenceKind, DisputeState, PaymentState, PayoutState, RefundState, SubscriptionState
from payments.ledger.balances import balances
from payments.models import BalanceLine, Difference, Dispute, Payment, Payout, Receipt, Refund
from payments.payouts.lines import keep_any_line
from payments.receipts.issuing import issue_receipt
from payments.refunds.again import keep_it_here, pay_by_hand_instead, send_again
from payments.refunds.asking import RefundRefused, UnderDispute, approve_refund, ask_for_refund, refuse_refund
from payments.refunds.sending import send_refunds
from payments.refunds.settling import pay_back_by_hand
from payments.subscriptions import changing
from payments.subscriptions.starting import begin_subscription, open_monthly_checkout
from payments.webhook.settling import settle_events
from tests.conftest import sign_in
from tests.factories.people import UserFactory

from .conftest import deliver, deliver_all, of_finance

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

    def test_what_is_lost_has_a_credit_note_a_letter_and_never_goes_back_twice(self, stripe, paid, preparer):
        issue_receipt(paid)
        dispute = stripe.dispute(paid.intent_id)
        deliver_all(stripe)
        with pytest.raises(UnderDispute):
            ask_for_refund(payment=paid, amount_minor=1_000_000, reason="Twice", by=preparer)
        stripe.decide(dispute["id"], won=False)
        deliver_all(stripe)
        deliver_all(stripe)

        paid.refresh_from_db()
        [note] = Receipt.objects.filter(kind="credit")
        assert (note.amount_minor, note.dispute.number) == (10_000_000, dispute["id"])
        assert paid.given_back_minor == 10_000_000
        assert letters_to("asha@example.org") == ["Your bank returned TZS 100,000 to you"]
        with pytest.raises(RefundRefused):
            ask_for_refund(payment=paid, amount_minor=1_000_000, reason="Twice", by=preparer)
        assert "Your payment was given back" in Client().get(paid.get_absolute_url()).text


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

    def test_a_line_that_was_named_before_its_payment_was_heard_of_is_no_difference_any_more(self, stripe, begin):
        payment = begin()
        open_checkout(payment)
        payment.refresh_from_db()
        stripe.pay(payment.session_id)
        keep_any_line(next(iter(gateway.all_since("lines", timezone.now() - datetime.timedelta(days=1)))))
        named = Difference.objects.get(ended_at=None)
        deliver_all(stripe)

        compare()

        assert (named.kind, named.theirs) == (DifferenceKind.UNKNOWN_LINE, "USD\N{NO-BREAK SPACE}37.10")
        assert not Difference.objects.filter(ended_at=None).exists()

    def test_what_reached_the_project_is_a_fact(self, paid):
        line = BalanceLine.objects.get(payment=paid)

        assert (line.amount_minor, line.fee_minor, line.net_minor, line.currency) == (3710, 175, 3535, "USD")
        assert float(line.rate) == 0.000371


class TestTheLimitOfOnePerson:
    """USD 50, TZS 100,000: above it a second person is asked, also where it is reached in parts."""

    @pytest.fixture
    def pay(self, stripe, begin):
        def pay(seat, **values):
            payment = begin(seat, **({"amount_minor": 30_000, "currency": "USD"} | values))
            open_checkout(payment)
            payment.refresh_from_db()
            stripe.pay(payment.session_id)
            deliver_all(stripe)
            payment.refresh_from_db()
            return payment

        return pay

    def ask(self, payment, amount, by):
        return ask_for_refund(payment=payment, amount_minor=amount, reason="Twice", by=by)

    def test_parts_of_one_payment_count_together_whoever_asks_and_whenever(self, pay, preparer, time_machine):
        payment = pay("7")
        first = self.ask(payment, 4900, preparer)
        time_machine.move_to(timezone.now() + datetime.timedelta(days=40))

        second = self.ask(payment, 4900, of_finance("prepare_finance"))

        assert (first.needs_two, second.needs_two) == (False, True)

    def test_parts_of_several_payments_count_together_for_whoever_asks_on_one_day(self, pay, preparer, time_machine):
        first = self.ask(pay("7"), 4900, preparer)
        second = self.ask(pay("8"), 4900, preparer)
        time_machine.move_to(timezone.now() + datetime.timedelta(days=1))
        next_day = self.ask(pay("9"), 4900, preparer)

        assert [each.needs_two for each in (first, second, next_day)] == [False, True, False]

    def test_parts_of_several_payments_of_one_payer_count_together_on_one_day(self, pay, preparer):
        self.ask(pay("7", payer_email="Asha@example.org"), 4900, preparer)
        colleague = of_finance("prepare_finance")

        of_another = self.ask(pay("8", payer_email="juma@example.org"), 1000, colleague)
        of_the_same = self.ask(pay("9", payer_email="asha@example.org"), 1000, colleague)

        assert (of_another.needs_two, of_the_same.needs_two) == (False, True)

    def test_what_the_portal_gives_back_by_itself_counts_for_nobody(self, pay, preparer):
        payment = pay("7")
        self.ask(payment, 20_000, None)

        assert self.ask(payment, 4900, preparer).needs_two is False

    def test_one_that_was_not_sent_counts_no_more(self, stripe, pay, preparer):
        payment = pay("7")
        self.ask(payment, 4900, preparer)
        stripe.trouble.append(400)
        send_refunds()

        assert self.ask(payment, 4900, preparer).needs_two is False


class TestRefundsThatDoNotArrive:
    @pytest.fixture
    def came_back(self, stripe, paid, preparer):
        """Given back, and returned by the payer's bank."""
        issue_receipt(paid)
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        send_refunds()
        refund.refresh_from_db()
        stripe.fail_refund(refund.number)
        deliver_all(stripe)
        refund.refresh_from_db()
        return refund

    def test_the_note_is_withdrawn_the_payer_is_told_and_finance_sees_it(self, came_back, preparer):
        desk = sign_in(preparer).get(reverse("finance:desk")).text

        assert came_back.state == RefundState.FAILED
        assert came_back.credit_note.withdrawn_at is not None
        assert "Refunds that did not reach the payer" in desk
        assert letters_to("asha@example.org") == ["Money given back: TZS 20,000", "TZS 20,000 could not reach you"]

    def test_it_is_sent_again_once_with_a_new_note(self, stripe, came_back, preparer):
        again = send_again(refund=came_back, by=preparer)
        with pytest.raises(AlreadyDone):
            send_again(refund=came_back, by=preparer)
        send_refunds()

        again.refresh_from_db()
        came_back.refresh_from_db()
        assert (came_back.state, again.state) == (RefundState.REPLACED, RefundState.DONE)
        assert again.credit_note.withdrawn_at is None
        assert again.payment.refunded_minor == again.payment.given_back_minor == 2_000_000
        assert balances()["stripe USD"] == stripe.balance

    def test_by_hand_it_leaves_the_bank_on_the_word_of_two(self, stripe, came_back, preparer, approver):
        again = pay_by_hand_instead(refund=came_back, by=preparer)
        with pytest.raises(MoveRefused):
            pay_back_by_hand(refund=again, by=preparer)
        approve_refund(refund=again, by=approver)
        send_refunds()
        pay_back_by_hand(refund=again, by=preparer)

        assert len(stripe.all_of("refund")) == 1
        assert balances()["bank TZS"] == -2_000_000
        assert balances()["income seat 7 TZS"] == -8_000_000

    def test_it_stays_here_on_the_word_of_somebody_else_with_a_reason(self, came_back, preparer, approver):
        with pytest.raises(MoveRefused):
            keep_it_here(refund=came_back, reason="He wants no money", by=preparer)

        kept = keep_it_here(refund=came_back, reason="He wants no money", by=approver)

        assert kept.state == RefundState.KEPT
        assert "He wants no money" in sign_in(preparer).get(reverse("finance:payment", args=[kept.payment])).text

    def test_one_that_stripe_refuses_is_free_again_and_waits_for_finance(self, stripe, paid, preparer):
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        stripe.trouble.append(400)
        send_refunds()
        send_refunds()

        refund.refresh_from_db()
        paid.refresh_from_db()
        assert (refund.state, paid.refunded_minor) == (RefundState.FAILED, 0)
        assert "send it again" in sign_in(preparer).get(reverse("finance:desk")).text

    def test_one_that_was_made_although_it_was_refused_later_is_counted(self, stripe, paid, preparer):
        refund = ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        stripe.trouble += ["lost", "lost", 400]
        send_refunds()
        send_refunds()
        compare()

        refund.refresh_from_db()
        paid.refresh_from_db()
        assert (refund.state, paid.refunded_minor) == (RefundState.DONE, 2_000_000)
        assert balances()["stripe USD"] == stripe.balance


def test_the_history_of_a_payment_names_who_asked_approved_and_paid(begin, preparer, approver):
    invoice = begin(amount_minor=200_000_000, way="invoice", ends_at=timezone.now() + datetime.timedelta(days=30))
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    confirm_money(payment=invoice, by=approver)
    refund = ask_for_refund(payment=invoice, amount_minor=150_000_000, reason="Not this year", by=preparer)
    approve_refund(refund=refund, by=approver)
    pay_back_by_hand(refund=refund, by=preparer)

    page = sign_in(preparer).get(reverse("finance:payment", args=[invoice.reference]))

    told = [(event.title, event.by) for event in page.context["events"]]
    assert told[:3] == [
        ("TZS\N{NO-BREAK SPACE}1,500,000 given back", str(preparer)),
        ("Refund of TZS\N{NO-BREAK SPACE}1,500,000 approved", str(approver)),
        ("Refund asked for", str(preparer)),
    ]


def letters_to(address):
    return list(WrittenEmail.objects.filter(to=address).order_by("pk").values_list("subject", flat=True))
