"""Whatever order Stripe’s messages come in, and what is compared with it agrees."""

import datetime

import pytest
from django.utils import timezone

from payments import gateway
from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.enums import DifferenceKind, PaymentState
from payments.ledger.balances import balances
from payments.models import BalanceLine, Difference
from payments.payouts.lines import keep_any_line
from payments.webhook.settling import settle_events

from .conftest import deliver, deliver_all

pytestmark = pytest.mark.django_db


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

    def test_what_stripe_refuses_to_tell_of_keeps_nothing_else_from_its_turn(self, stripe, paid, begin):
        dispute = stripe.dispute(paid.intent_id)
        deliver_all(stripe)
        other = begin("8")
        open_checkout(other)
        other.refresh_from_db()
        stripe.pay(other.session_id)
        gone = stripe.objects.pop(dispute["id"])  # as in an account that is another one by now
        open_ones = Difference.objects.filter(ended_at=None).values_list("kind", "about")

        compare()
        named = list(open_ones.all())
        stripe.keep(gone)
        compare()

        other.refresh_from_db()
        assert named == [(DifferenceKind.REFUSED, dispute["id"])]
        assert other.state == PaymentState.PAID
        assert list(open_ones.all()) == []

    def test_what_reached_the_project_is_a_fact(self, paid):
        line = BalanceLine.objects.get(payment=paid)

        assert (line.amount_minor, line.fee_minor, line.net_minor, line.currency) == (3710, 175, 3535, "USD")
        assert float(line.rate) == 0.000371
