"""Refunds, here and at Stripe, and in the books."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.moves import AlreadyDone, MoveRefused
from diaspora.models import WrittenEmail
from payments.actors import OwnWork
from payments.bank.receiving import confirm_money, report_money
from payments.checkout.starting import open_checkout
from payments.enums import PaymentState, RefundState
from payments.ledger.balances import balances
from payments.models import Payment, Refund
from payments.refunds.asking import RefundRefused, approve_refund, ask_for_refund, refuse_refund
from payments.refunds.sending import send_refunds
from payments.refunds.settling import pay_back_by_hand
from tests.conftest import sign_in
from tests.factories.people import UserFactory

from .conftest import deliver_all, of_finance

pytestmark = pytest.mark.django_db


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

        refuse_refund(refund=refund, reason="Not his", by=approver)

        payment.refresh_from_db()
        assert payment.refunded_minor == 0
        with pytest.raises(AlreadyDone):
            refuse_refund(refund=refund, reason="Not his", by=approver)

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

    @pytest.mark.parametrize("are_keys_known", [True, False], ids=["at once", "after Stripe forgot the key"])
    def test_an_answer_that_was_lost_gives_back_once(self, stripe, paid, preparer, are_keys_known):
        ask_for_refund(payment=paid, amount_minor=2_000_000, reason="Twice", by=preparer)
        stripe.trouble += ["fine", "lost", "lost"]

        send_refunds()
        assert (len(stripe.all_of("refund")), Refund.objects.get().state) == (1, RefundState.APPROVED)
        if not are_keys_known:
            stripe.answered.clear()
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


def test_the_history_of_a_payment_names_who_asked_approved_and_paid(begin, preparer, approver):
    invoice = begin(amount_minor=200_000_000, way="invoice", ends_at=timezone.now() + datetime.timedelta(days=30))
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    confirm_money(payment=invoice, by=approver)
    refund = ask_for_refund(payment=invoice, amount_minor=150_000_000, reason="Not this year", by=preparer)
    refund = approve_refund(refund=refund, by=approver)
    assert refund.state_label == "Approved, to be paid by hand"
    pay_back_by_hand(refund=refund, by=preparer)

    page = sign_in(preparer).get(reverse("finance:payment", args=[invoice.reference]))

    told = [(event.title, event.by) for event in page.context["events"]]
    assert told[:3] == [
        ("TZS\N{NO-BREAK SPACE}1,500,000 given back", str(preparer)),
        ("Refund of TZS\N{NO-BREAK SPACE}1,500,000 approved", str(approver)),
        ("Refund of TZS\N{NO-BREAK SPACE}1,500,000 asked for", str(preparer)),
    ]
