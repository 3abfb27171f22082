"""A process is killed at each step of money: nothing is lost, nothing happens twice, and all books agree."""

import datetime
import os
import signal
from collections.abc import Callable
from importlib import import_module

import pytest
from django.db import connections
from django.utils import timezone

from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.enums import PaymentState, PayoutState, RefundState
from payments.ledger.balances import balances
from payments.models import Booking, Difference, Payment, Payout, Refund, StripeEvent
from payments.refunds.asking import ask_for_refund
from payments.refunds.sending import send_refunds
from payments.webhook.settling import settle_events

from .conftest import deliver

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def dies(step: Callable[[], object], place: str, *, before: bool) -> None:
    """Run `step` in a process of its own that is killed before or after the function at `place` is called there."""
    module, _dot, name = place.rpartition(".")
    holder = import_module(module)
    function = getattr(holder, name)

    def fatal(*args, **kwargs):
        if not before:
            function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            setattr(holder, name, fatal)
            step()
        finally:
            os._exit(1)  # it came through: the place was never reached
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"{place} was not reached"


def recover() -> None:
    """What the worker does within a minute: a lease runs out, and everything that is due is done."""
    within_a_minute = timezone.now() + datetime.timedelta(minutes=1)
    assert not StripeEvent.objects.filter(due_at__gt=within_a_minute).exists()
    for _ in range(3):
        StripeEvent.objects.exclude(due_at=None).update(due_at=timezone.now())
        settle_events()
        send_refunds()
    compare()


def deliver_all(stripe) -> None:
    for event in stripe.events:
        deliver(event)


def assert_in_order(stripe, payment: Payment) -> None:
    payment.refresh_from_db()
    assert payment.state == PaymentState.PAID
    assert Booking.objects.filter(cause=f"paid {payment.key}").count() == 1
    assert len(stripe.all_of("checkout.session")) == 1
    assert balances()["stripe USD"] == stripe.balance
    assert balances()["due TZS"] == 0
    assert not Difference.objects.filter(ended_at=None).exists()


def paid(stripe, begin) -> Payment:
    payment = begin()
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    deliver_all(stripe)
    settle_events()
    payment.refresh_from_db()
    return payment


def kill_pay(stripe, begin, place, before) -> None:
    payment = begin()
    dies(lambda: open_checkout(payment), place, before=before)
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    deliver_all(stripe)
    recover()
    assert_in_order(stripe, payment)


def kill_webhook(stripe, begin, place, before) -> None:
    payment = begin()
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    dies(lambda: deliver_all(stripe), place, before=before)
    deliver_all(stripe)  # Stripe heard no yes
    recover()
    assert_in_order(stripe, payment)


def kill_settle(stripe, begin, place, before) -> None:
    payment = begin()
    open_checkout(payment)
    payment.refresh_from_db()
    stripe.pay(payment.session_id)
    deliver_all(stripe)
    dies(settle_events, place, before=before)
    recover()
    assert_in_order(stripe, payment)


def kill_refund(stripe, begin, place, before) -> None:
    payment = paid(stripe, begin)
    ask_for_refund(payment=payment, amount_minor=1_000_000, reason="Twice")
    dies(send_refunds, place, before=before)
    deliver_all(stripe)
    recover()
    assert len(stripe.all_of("refund")) == 1
    assert Refund.objects.get().state == RefundState.DONE
    assert_in_order(stripe, payment)


def kill_payout(stripe, begin, place, before) -> None:
    payment = paid(stripe, begin)
    payout = stripe.pay_out()
    stripe.reach_bank(payout["id"])
    deliver_all(stripe)
    dies(settle_events, place, before=before)
    recover()
    assert Payout.objects.get().state == PayoutState.ARRIVED
    assert balances()["bank USD"] == payout["amount"]
    assert_in_order(stripe, payment)


#: What is done, the function at which its process dies, and whether before it.
DEATHS = [
    (kill_pay, "payments.gateway.open_session", True),
    (kill_pay, "payments.gateway.open_session", False),
    (kill_webhook, "payments.webhook.receiving.follows_from", True),
    (kill_webhook, "payments.webhook.views.keep_event", False),
    (kill_settle, "payments.gateway.read_session", False),
    (kill_settle, "payments.checkout.settling.book_paid", False),
    (kill_settle, "payments.checkout.settling.keep_line", False),
    (kill_settle, "payments.subscriptions.sessions.apply_session", False),
    (kill_refund, "payments.gateway.make_refund", True),
    (kill_refund, "payments.gateway.make_refund", False),
    (kill_refund, "payments.refunds.settling.tell_refunded", False),
    (kill_refund, "payments.refunds.settling.apply_refund", False),
    (kill_payout, "payments.gateway.read_payout", False),
    (kill_payout, "payments.payouts.settling.keep_any_line", False),
    (kill_payout, "payments.payouts.settling.apply_payout", False),
]


def named(death) -> str:
    kill, place, before = death
    return f"{kill.__name__} {'before' if before else 'after'} {place.rpartition('.')[2]}"


#: In the suite one of each step; all of them, twenty times, in the whole.
SMALL = [DEATHS[1], DEATHS[3], DEATHS[5], DEATHS[9], DEATHS[13]]


@pytest.mark.parametrize("death", SMALL, ids=named)
def test_a_killed_process_loses_nothing_and_does_nothing_twice(stripe, begin, death):
    kill, place, before = death

    kill(stripe, begin, place, before)


@pytest.mark.whole
@pytest.mark.parametrize("turn", range(20))
@pytest.mark.parametrize("death", DEATHS, ids=named)
def test_twenty_killed_processes_lose_nothing(stripe, begin, death, turn):
    kill, place, before = death

    kill(stripe, begin, place, before)
