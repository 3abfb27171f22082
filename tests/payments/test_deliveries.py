"""Messages in any order, many times, forged, from the future, about nothing: nothing is wrong afterwards."""

import random
import time

import pytest
from django.test import Client
from django.utils import timezone

from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.enums import BalanceKind, PaymentState
from payments.ledger.balances import balances
from payments.models import BalanceLine, Booking, Payment, Refund, StripeEvent
from payments.refunds.sending import send_refunds
from payments.webhook.settling import follows_from, settle_events
from tests.standins.stripe.books import Refuses

from .conftest import deliver

pytestmark = pytest.mark.django_db
#: What a payer's session comes to, and in which state the payment is then.
STORIES = {
    "paid": PaymentState.PAID,
    "paid_later": PaymentState.PAID,
    "failed": PaymentState.FAILED,
    "expired": PaymentState.EXPIRED,
    "refunded": PaymentState.PAID,
    "disputed": PaymentState.PAID,
}


def tell(stripe, story: str, number: str) -> None:
    """Let a story happen at Stripe."""
    match story:
        case "expired":
            stripe.expire(number)
        case "paid_later" | "failed":
            stripe.pay_later(number)
            stripe.arrive(number) if story == "paid_later" else stripe.stay_away(number)
        case _:
            intent = stripe.pay(number)["payment_intent"]
            if story == "refunded":
                stripe.refund(intent, 1_000_000)
            elif story == "disputed":
                stripe.decide(stripe.dispute(intent)["id"], won=True)


def deliver_badly(stripe, chance: random.Random, *, at_least: int) -> dict[str, int]:
    """Deliver every event up to nine times, shuffled, with 5 % forged and 2 % from the future, and some about objects
    that nobody knows. Returns how many of each."""
    events = [event for event in stripe.events for _ in range(chance.choice([1, 1, 2, 2, 9]))]
    while len(events) < at_least:
        events.append(chance.choice(stripe.events))
    chance.shuffle(events)
    browser, counts = Client(), {"taken": 0, "forged": 0, "future": 0}
    for place, event in enumerate(events):
        kind = chance.choices(["taken", "forged", "future"], [93, 5, 2])[0]
        if kind == "taken" and place % 50 == 0:
            stranger = {**event, "id": f"evt_stranger_{place}", "data": {"object": {"id": f"cs_stranger_{place}"}}}
            assert deliver(stranger, client=browser) == 200
        trouble = {"forged": {"secret": "whsec_guessed"}, "future": {"at": time.time() + 400}}.get(kind, {})
        assert deliver(event, client=browser, **trouble) == (200 if kind == "taken" else 400)
        counts[kind] += 1
        if place % 97 == 0:
            settle_events()
    for event in stripe.events:  # Stripe repeats until it has heard a yes
        assert deliver(event, client=browser) == 200
    return counts


def settle_all() -> None:
    while StripeEvent.objects.filter(due_at__lte=timezone.now()).exists():
        settle_events()


def prove(stripe, begin, seats, *, payments: int, deliveries: int, seed: int) -> None:
    chance = random.Random(seed)
    stories = {}
    for place in range(payments):
        payment = begin(seat=str(place))
        open_checkout(payment)
        payment.refresh_from_db()
        stories[payment.pk] = story = chance.choice(list(STORIES))
        tell(stripe, story, payment.session_id)
    with_payout = stripe.pay_out()
    stripe.reach_bank(with_payout["id"])

    counts = deliver_badly(stripe, chance, at_least=deliveries)
    settle_all()

    states = dict(Payment.objects.values_list("pk", "state"))
    wrong = {pk: (story, states[pk]) for pk, story in stories.items() if states[pk] != STORIES[story]}
    paid = [pk for pk, story in stories.items() if STORIES[story] == PaymentState.PAID]
    assert counts["forged"] > 0
    assert wrong == {}
    assert len(seats.paid) == len(set(seats.paid)) == len(paid)
    assert Booking.objects.filter(cause__startswith="paid ").count() == len(paid)
    assert Refund.objects.count() == len(stripe.all_of("refund"))
    # The books are those of Stripe, line for line, and the bank has what Stripe sent.
    lines = {line["id"]: line["net"] for line in stripe.all_of("balance_transaction")}
    assert dict(BalanceLine.objects.values_list("number", "net_minor")) == lines
    assert balances()["stripe USD"] == stripe.balance
    assert balances()["bank USD"] == with_payout["amount"]
    assert BalanceLine.objects.filter(kind=BalanceKind.PAYOUT).get().net_minor == -with_payout["amount"]
    known = {event["id"] for event in stripe.events}
    assert set(StripeEvent.objects.exclude(number__startswith="evt_stranger").values_list("number", flat=True)) == known
    assert compare().mended == 0


def test_nothing_is_wrong_after_bad_deliveries(stripe, begin, seats):
    prove(stripe, begin, seats, payments=25, deliveries=100, seed=7)


@pytest.mark.whole
def test_nothing_is_wrong_after_ten_thousand_bad_deliveries(stripe, begin, seats):
    prove(stripe, begin, seats, payments=1000, deliveries=10_000, seed=8)

    assert len([event for event in stripe.events if follows_from(event["type"])]) > 1000


def test_the_proof_would_see_an_event_that_is_settled_twice(stripe, begin, seats, monkeypatch):
    """The control: without the unique cause of a booking the proof fails."""
    booked = Booking.objects.create

    def twice(*, cause, **rest):
        return booked(cause=f"{cause} {time.time()}", **rest)

    monkeypatch.setattr(Booking.objects, "create", twice)

    with pytest.raises(AssertionError):
        prove(stripe, begin, seats, payments=6, deliveries=30, seed=7)


@pytest.mark.parametrize("number", [10, pytest.param(100, marks=pytest.mark.whole)])
def test_money_for_holds_that_ended_is_a_thing_or_a_refund(stripe, begin, seats, number):
    late = []
    for place in range(number):
        payment = begin(seat=str(place))
        open_checkout(payment)
        payment.refresh_from_db()
        late.append(payment)
    Payment.objects.update(state=PaymentState.EXPIRED)
    seats.taken.update(str(place) for place in range(0, number, 2))
    for payment in late:
        stripe.pay(payment.session_id)
        with pytest.raises(Refuses):
            stripe.expire(payment.session_id)
    for event in stripe.events:
        deliver(event)
    settle_all()
    send_refunds()

    back = {told["payment_intent"] for told in stripe.all_of("refund")}
    things = set(seats.paid)
    for payment in late:
        payment.refresh_from_db()
        assert (payment.reference in things) != (payment.intent_id in back)
    assert (len(things), len(back)) == (number // 2, number // 2)
