"""Payments of each month: begun, changed, paused, ended."""

import pytest

from payments.enums import PaymentState, SubscriptionState
from payments.ledger.balances import balances
from payments.subscriptions import changing
from payments.subscriptions.starting import begin_subscription, open_monthly_checkout

from .conftest import deliver_all

pytestmark = pytest.mark.django_db


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
