"""The main path: a payment is begun, made on Stripe's page, heard of and booked."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from payments import gateway
from payments.checkout import ending
from payments.checkout.ending import MARGIN, end_due_payments
from payments.checkout.starting import NothingToPay, open_checkout
from payments.currencies import AmountRefused, CurrencyUnknown
from payments.enums import PaymentState
from payments.gateway import StripeAway
from payments.ledger.balances import balances
from payments.models import Booking, Payment, StripeEvent
from payments.subscriptions.starting import begin_subscription, open_monthly_checkout
from payments.webhook.settling import settle_events

from .conftest import deliver, deliver_all

pytestmark = pytest.mark.django_db


def session_of(payment):
    payment.refresh_from_db()
    return payment.session_id


def test_a_payment_is_made_heard_of_and_booked(client, stripe, begin, seats):
    payment = begin()

    page = client.get(payment.get_absolute_url())
    away = client.post(reverse("payments:checkout", args=[payment.key]))
    stripe.pay(session_of(payment))
    deliver_all(stripe)

    payment.refresh_from_db()
    assert f"form-action 'self' {stripe.origin}" in page["Content-Security-Policy"]
    assert away["Location"] == f"{stripe.origin}/pay/{payment.session_id}"
    assert payment.state == PaymentState.PAID
    assert seats.paid == [payment.reference]
    # TZS 100,000 became USD 37.10; Stripe kept USD 1.08 + 0.30 + 0.37.
    assert balances() == {
        "due TZS": 0,
        "exchange TZS": 10_000_000,
        "exchange USD": -3710,
        "fees USD": 175,
        "income seat 7 TZS": -10_000_000,
        "stripe USD": 3535,
    }


def test_stripe_is_told_what_is_paid_for_and_by_which_payment(stripe, begin):
    payment = begin(payer_email="asha@example.org")

    open_checkout(payment)

    told = stripe.find(session_of(payment))
    assert (told["amount_total"], told["currency"], told["submit_type"]) == (10_000_000, "tzs", "pay")
    assert told["metadata"] == told["_intent"]["metadata"] == {"payment": str(payment.key)}
    assert told["customer_email"] == "asha@example.org"
    assert told["success_url"] == f"http://testserver/en/payments/{payment.key}/back/"


def test_the_page_of_return_asks_stripe_and_never_says_paid_on_its_own(client, stripe, begin):
    payment = begin()
    open_checkout(payment)
    back = reverse("payments:returned", args=[payment.key])

    before = client.get(back).content.decode()
    stripe.pay(session_of(payment))
    after = client.get(back).content.decode()

    assert "We have not heard of your payment yet" in before
    assert "Your payment has arrived" not in before
    assert "Your payment has arrived" in after
    assert StripeEvent.objects.count() == 0


def test_return_and_webhook_settle_a_payment_once(client, stripe, begin, seats):
    payment = begin()
    open_checkout(payment)
    stripe.pay(session_of(payment))

    client.get(reverse("payments:returned", args=[payment.key]))
    deliver_all(stripe)
    deliver_all(stripe)
    client.get(reverse("payments:returned", args=[payment.key]))

    assert seats.paid == [payment.reference]
    assert Booking.objects.filter(cause=f"paid {payment.key}").count() == 1


def test_a_double_click_leads_to_one_session(client, stripe, begin):
    payment = begin()
    address = reverse("payments:checkout", args=[payment.key])

    first = client.post(address)["Location"]
    second = client.post(address)["Location"]

    assert first == second
    assert len(stripe.all_of("checkout.session")) == 1


def test_an_answer_that_was_lost_leads_to_the_same_session(stripe, begin):
    payment = begin()
    stripe.trouble += ["lost", "lost"]

    with pytest.raises(StripeAway):
        open_checkout(payment)
    open_checkout(payment)

    assert len(stripe.all_of("checkout.session")) == 1


def test_a_stripe_in_trouble_is_said_on_a_page_and_nothing_is_charged(client, stripe, begin):
    payment = begin()
    stripe.trouble += ["garbage", "garbage"]

    page = client.post(reverse("payments:checkout", args=[payment.key]), follow=True).content.decode()

    assert "The payment service does not answer. Nothing was charged." in page
    assert session_of(payment) == ""


@pytest.mark.parametrize("is_monthly", [False, True])
def test_whoever_is_slow_on_the_way_to_stripe_gets_a_session_all_the_same(
    stripe, begin, seats, monkeypatch, time_machine, is_monthly
):
    ask, slow = gateway.open_session, iter([90])
    if is_monthly:
        payment = begin_subscription(
            purpose="seat", purpose_reference="7", amount_minor=10_000_000, currency="TZS", language="en"
        )
    else:
        payment = begin()

    def on_the_way(order):
        """The first time the end comes nearer than Stripe takes."""
        time_machine.move_to(timezone.now() + datetime.timedelta(seconds=next(slow, 0)))
        return ask(order)

    monkeypatch.setattr(gateway, "open_session", on_the_way)

    open_page = open_monthly_checkout if is_monthly else open_checkout
    assert open_page(payment).startswith(stripe.origin)
    assert len(stripe.all_of("checkout.session")) == 1


def test_a_request_that_stripe_refuses_can_be_made_again(client, stripe, begin):
    payment = begin()
    stripe.ahead = 3600  # its clock says that the session would end in the past

    page = client.post(reverse("payments:checkout", args=[payment.key]), follow=True).content.decode()
    stripe.ahead = 0
    again = client.post(reverse("payments:checkout", args=[payment.key]))

    assert "The payment service did not accept this" in page
    assert again["Location"].startswith(stripe.origin)


class TestMoneyThatComesLater:
    def test_it_is_on_its_way_then_there(self, stripe, begin, seats):
        payment = begin()
        open_checkout(payment)
        stripe.pay_later(session_of(payment))
        deliver_all(stripe)
        payment.refresh_from_db()
        on_its_way = payment.state

        stripe.arrive(payment.session_id)
        deliver_all(stripe)

        payment.refresh_from_db()
        assert (on_its_way, payment.state) == (PaymentState.PENDING, PaymentState.PAID)
        assert seats.paid == [payment.reference]

    def test_it_may_stay_away(self, stripe, begin, seats):
        payment = begin()
        open_checkout(payment)
        stripe.pay_later(session_of(payment))
        stripe.stay_away(payment.session_id)
        deliver_all(stripe)

        payment.refresh_from_db()
        assert payment.state == PaymentState.FAILED
        assert (seats.paid, seats.ended) == ([], [payment.reference])
        assert balances() == {}


class TestTimeThatIsOver:
    def test_what_nobody_paid_ends_after_its_hold_and_a_margin(self, stripe, begin, seats):
        payment = begin()
        open_checkout(payment)
        Payment.objects.update(ends_at=timezone.now() - MARGIN + datetime.timedelta(seconds=5))
        end_due_payments()
        within_the_margin = list(seats.ended)

        Payment.objects.update(ends_at=timezone.now() - MARGIN - datetime.timedelta(seconds=5))
        end_due_payments()

        payment.refresh_from_db()
        assert within_the_margin == []
        assert seats.ended == [payment.reference]
        assert (payment.state, stripe.find(payment.session_id)["status"]) == (PaymentState.EXPIRED, "expired")

    def test_whoever_paid_at_the_last_moment_has_paid(self, stripe, begin, seats):
        payment = begin()
        open_checkout(payment)
        stripe.pay(session_of(payment))
        Payment.objects.update(ends_at=timezone.now() - MARGIN * 2)

        end_due_payments()

        payment.refresh_from_db()
        assert payment.state == PaymentState.PAID
        assert (seats.paid, seats.ended) == ([payment.reference], [])

    def test_whoever_does_not_want_to_pay_frees_what_was_held(self, client, stripe, begin, seats):
        payment = begin()
        open_checkout(payment)

        client.post(reverse("payments:cancel", args=[payment.key]))

        assert seats.ended == [payment.reference]
        with pytest.raises(NothingToPay):
            open_checkout(payment)


class TestMessages:
    @pytest.fixture
    def event(self, stripe, begin):
        payment = begin()
        open_checkout(payment)
        stripe.pay(session_of(payment))
        return stripe.events[-1]

    def test_one_is_kept_once_and_nothing_of_its_content(self, event):
        assert [deliver(event), deliver(event)] == [200, 200]

        kept = StripeEvent.objects.get()
        assert (kept.number, kept.kind, kept.about) == (event["id"], event["type"], event["data"]["object"]["id"])

    @pytest.mark.parametrize("seconds", [-301, 301])
    def test_an_old_one_and_one_from_the_future_are_refused(self, event, seconds):
        status = deliver(event, at=timezone.now().timestamp() + seconds * 1.01)

        assert status == 400
        assert not StripeEvent.objects.exists()

    def test_a_forged_one_is_refused(self, client, event):
        statuses = [
            deliver(event, secret="whsec_guessed"),
            client.post(reverse("stripe_webhook"), b"{}", content_type="application/json").status_code,
            client.post(
                reverse("stripe_webhook"), b"\xff", content_type="a/b", headers={"Stripe-Signature": "t=1,v1=é"}
            ).status_code,
            deliver({**event, "created": 10**20}),
        ]

        assert statuses == [400] * 4
        assert not StripeEvent.objects.exists()

    def test_one_that_means_nothing_here_gets_a_yes(self, event):
        status = deliver({**event, "id": "evt_other", "type": "radar.early_fraud_warning.created"})

        assert status == 200
        assert StripeEvent.objects.get().due_at is None

    def test_one_about_an_object_that_nobody_knows_is_tried_again_and_stops_nobody(self, event, seats):
        unknown = {**event, "id": "evt_other", "data": {"object": {"id": "cs_unknown"}}}
        deliver(unknown)
        deliver(event)

        settle_events()

        assert len(seats.paid) == 1
        assert StripeEvent.objects.get(number="evt_other").error == "StripeRefused"

    def test_a_session_over_another_amount_moves_nothing(self, stripe, event, seats):
        stripe.find(event["data"]["object"]["id"])["amount_total"] = 100

        deliver_all(stripe)

        assert seats.paid == []
        assert Payment.objects.get().state == PaymentState.OPEN

    def test_nothing_is_taken_while_paying_online_is_off(self, event, settings):
        settings.STRIPE_WEBHOOK_SECRET = ""

        assert deliver(event) == 403


@pytest.mark.parametrize(
    ("amount", "currency", "refusal"),
    [
        (0, "TZS", AmountRefused),
        (-10_000_000, "TZS", AmountRefused),
        (10**12, "TZS", AmountRefused),
        (100_000_000, "TZS", AmountRefused),
        (15_000_050, "TZS", AmountRefused),
        (10_000, "UGX", CurrencyUnknown),
        (10_000, "tzs", CurrencyUnknown),
        (99, "USD", AmountRefused),
    ],
)
def test_an_amount_that_cannot_be_paid_begins_nothing(begin, amount, currency, refusal):
    with pytest.raises(refusal):
        begin(amount_minor=amount, currency=currency)

    assert not Payment.objects.exists()


def test_the_largest_amount_of_shillings_is_said_with_the_other_ways(begin):
    with pytest.raises(AmountRefused) as refusal:
        begin(amount_minor=100_000_000)

    assert str(refusal.value) == (
        "By card one payment can be TZS\N{NO-BREAK SPACE}999,999 at most. Choose another currency, or ask for an "
        "invoice and pay by bank transfer."
    )
    assert begin(amount_minor=99_999_900).pk


def test_without_keys_paying_online_is_off_and_an_invoice_is_offered(client, begin):
    page = client.get(begin().get_absolute_url()).content.decode()

    assert "Paying online is off at the moment" in page
    assert "Ask for an invoice instead" in page
    assert "Go to Stripe" not in page


def test_a_payment_that_cannot_be_ended_keeps_no_other_from_its_end(stripe, begin, monkeypatch, time_machine):
    broken, other = begin("7"), begin("8")
    for payment in (broken, other):
        open_checkout(payment)
    del stripe.objects[session_of(broken)]  # as in another account: it is refused for ever
    time_machine.move_to(timezone.now() + datetime.timedelta(days=2))
    monkeypatch.setattr(ending, "AT_MOST", 1)

    for _round in range(40):
        end_due_payments()

    broken.refresh_from_db()
    other.refresh_from_db()
    assert (broken.state, other.state) == (PaymentState.OPEN, PaymentState.EXPIRED)
