"""What one person gives back alone, and when a second one is asked."""

import datetime

import pytest
from django.utils import timezone

from payments.checkout.starting import open_checkout
from payments.refunds.asking import ask_for_refund
from payments.refunds.sending import send_refunds

from .conftest import deliver_all, of_finance

pytestmark = pytest.mark.django_db


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
