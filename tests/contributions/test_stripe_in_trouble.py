"""Stripe refuses, hangs, fails or answers nonsense, at every request of the portal: whoever waits gets a clear page in
time, nothing happens twice, nothing is lost, and it is done later."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest
import stripe as library
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.gifts.links import manage_path
from contributions.models import Gift
from contributions.monthly.ending import end_due_gifts
from payments import gateway, months, tasks
from payments.checkout.ending import MARGIN
from payments.comparison.comparing import compare
from payments.enums import PaymentState, PayoutState, RefundState, SubscriptionState
from payments.ledger.balances import balances
from payments.models import Difference, Payment, Payout, Refund, StripeEvent
from payments.refunds.again import send_again
from payments.refunds.asking import ask_for_refund
from tests.payments.conftest import deliver, deliver_all

from .conftest import give, go_to_stripe, letters, paid

pytestmark = pytest.mark.django_db
AWAY = "The payment service does not answer. Nothing was charged."
#: What a reader is told, in one way or the other.
CLEAR = (
    AWAY,
    "The payment service did not accept this. Nothing was charged.",
    "We have not heard of your payment yet",
    "We have not heard of your new card yet",
    "Your monthly gift has ended.",
    "Thank you: your monthly gift runs",
)
TROUBLES = [400, "hang", "late", 500, "garbage", "lost", "strange", 429]

#: Prepares everything, yields what meets the trouble (and is then done again), and says what must be true in the end.
Story = Iterator[Callable[[], object]]


def asked(method: str, path: str) -> str | None:
    """Ask for a page as a browser does. Returns what it says; None for whoever is led to Stripe."""
    browser = Client()
    answer = getattr(browser, method)(path)
    while answer.status_code == 302 and answer["Location"].startswith("/"):
        answer = browser.get(answer["Location"])
    if answer.status_code == 302:
        assert "/pay/cs_" in answer["Location"]
        return None
    assert answer.status_code == 200
    return answer.content.decode()


def work() -> None:
    """What the worker does within minutes."""
    for _ in range(2):
        StripeEvent.objects.exclude(due_at=None).update(due_at=timezone.now())
        tasks.settle_events()
    tasks.send_refunds()
    Gift.objects.exclude(end_due_at=None).update(end_due_at=timezone.now())
    end_due_gifts()


def hear(stripe, *kinds: str) -> Callable[[], object]:
    """Messages of these kinds come."""
    for event in stripe.events:
        if event["type"] in kinds:
            assert deliver(event) == 200
    return work


def running(stripe, appeal) -> Gift:
    return paid(appeal, stripe, often="monthly")


def at_stripe(stripe, gift):
    return stripe.find(Gift.objects.get(pk=gift.pk).subscription.number)


def giving(stripe, appeal, often="once") -> Story:
    gift = give(appeal, often=often)
    yield lambda: asked("post", reverse("contributions:checkout", args=[gift.key]))
    stripe.pay(go_to_stripe(gift))
    assert len(stripe.all_of("checkout.session")) == 1


def giving_each_month(stripe, appeal) -> Story:
    yield from giving(stripe, appeal, often="monthly")
    assert len(stripe.all_of("subscription")) == 1


def coming_back(stripe, appeal, often="once") -> Story:
    session = stripe.pay(go_to_stripe(give(appeal, often=often)))
    yield lambda: asked("get", session["success_url"].removeprefix("http://testserver"))


def coming_back_each_month(stripe, appeal) -> Story:
    yield from coming_back(stripe, appeal, often="monthly")


def hearing(stripe, appeal) -> Story:
    stripe.pay(go_to_stripe(give(appeal)))
    yield hear(stripe, "checkout.session.completed")


def hearing_of_a_refund(stripe, appeal) -> Story:
    stripe.refund(paid(appeal, stripe).payment.intent_id, 100)
    yield hear(stripe, "refund.created", "charge.refunded")


def hearing_of_a_refund_first(stripe, appeal) -> Story:
    stripe.refund(stripe.pay(go_to_stripe(give(appeal)))["payment_intent"], 100)
    yield hear(stripe, "refund.created")


def hearing_of_a_dispute(stripe, appeal) -> Story:
    stripe.decide(stripe.dispute(paid(appeal, stripe).payment.intent_id)["id"], won=True)
    yield hear(stripe, "charge.dispute.created")


def hearing_of_a_payout(stripe, appeal) -> Story:
    paid(appeal, stripe)
    payout = stripe.pay_out()
    stripe.reach_bank(payout["id"])
    yield hear(stripe, "payout.paid")
    assert Payout.objects.get().state == PayoutState.ARRIVED
    assert balances()["bank USD"] == payout["amount"]


def giving_back(stripe, appeal, preparer) -> Story:
    gift = paid(appeal, stripe)
    ask_for_refund(payment=gift.payment, amount_minor=100, reason="Twice", by=preparer)

    def send() -> None:
        tasks.send_refunds()

    yield send
    for refused in Refund.objects.filter(state=RefundState.FAILED):  # it waits for finance
        send_again(refund=refused, by=preparer)


def comparing(stripe, appeal) -> Story:
    intent = stripe.pay(go_to_stripe(give(appeal)))["payment_intent"]
    stripe.refund(intent, 100)
    yield tasks.compare


def changing(stripe, appeal) -> Story:
    gift = running(stripe, appeal)
    yield lambda: asked_with(manage_path(gift), {"amount": "40", "shown": "no"})
    deliver_all(stripe)
    gift.refresh_from_db()
    assert at_stripe(stripe, gift)["items"]["data"][0]["price"]["unit_amount"] == 4000
    assert (gift.amount_minor, gift.subscription.amount_minor, gift.is_anonymous) == (4000, 4000, True)
    assert letters().count("Your monthly gift is now USD 40.00") == 1


def asked_with(path: str, typed: dict[str, str]) -> str:
    answer = Client().post(path, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def pausing(stripe, appeal) -> Story:
    gift = running(stripe, appeal)
    yield lambda: asked("post", f"{manage_path(gift)}pause/")
    assert at_stripe(stripe, gift)["pause_collection"]


def ending(stripe, appeal) -> Story:
    gift = running(stripe, appeal)
    yield lambda: asked("post", f"{manage_path(gift)}end/")
    assert at_stripe(stripe, gift)["status"] == "canceled"
    assert letters().count("Your monthly gift has ended") == 1


def asking_for_another_card(stripe, appeal) -> Story:
    gift = running(stripe, appeal)
    yield lambda: asked("post", f"{manage_path(gift)}card/")
    assert len([told for told in stripe.all_of("checkout.session") if told["mode"] == "setup"]) == 1


def coming_back_with_a_card(stripe, appeal) -> Story:
    gift = running(stripe, appeal)
    stripe.renew(at_stripe(stripe, gift)["id"], succeeds=False)
    deliver_all(stripe)
    asked("post", f"{manage_path(gift)}card/")
    gift.subscription.refresh_from_db()
    session = stripe.pay(gift.subscription.card_session_id)
    yield lambda: asked("get", session["success_url"].removeprefix("http://testserver"))
    if at_stripe(stripe, gift)["status"] == "past_due":  # the card said no: Stripe tries again by itself
        stripe.pay_invoice(at_stripe(stripe, gift)["latest_invoice"])
    deliver_all(stripe)
    gift.subscription.refresh_from_db()
    assert gift.subscription.state == SubscriptionState.ACTIVE
    assert letters().count("Another card for your monthly gift") == 1


def turning_round(stripe, appeal) -> Story:
    gift = give(appeal)
    go_to_stripe(gift)
    yield lambda: asked("post", reverse("payments:cancel", args=[gift.payment.key]))
    assert Payment.objects.get().state == PaymentState.EXPIRED


def being_too_late(stripe, appeal) -> Story:
    go_to_stripe(give(appeal))
    Payment.objects.update(ends_at=timezone.now() - MARGIN * 2)

    def end() -> None:
        tasks.end_due_payments()

    yield end
    assert Payment.objects.get().state == PaymentState.EXPIRED


@dataclass(frozen=True)
class Step:
    """`requests` are functions that ask Stripe, in their order; how much is charged and given back by the end."""

    story: Callable[..., Story]
    requests: tuple[str, ...]
    charges: int = 1
    refunds: int = 0


MONTH = ("read_session", "read_subscription", "read_invoice", "read_subscription", "read_charge")
CARD = ("read_card", "use_card", "collect_again", "read_invoice", "read_subscription", "read_charge")
STEPS = [
    Step(giving, ("open_session",)),
    Step(giving_each_month, ("open_session",)),
    Step(coming_back, ("read_session",)),
    Step(coming_back_each_month, MONTH),
    Step(hearing, ("read_session",)),
    Step(hearing_of_a_refund, ("read_refund", "refunds_of_charge"), refunds=1),
    Step(hearing_of_a_refund_first, ("read_refund", "key_of_intent", "read_session"), refunds=1),
    Step(hearing_of_a_dispute, ("read_dispute",)),
    Step(hearing_of_a_payout, ("read_payout", "lines_of_payout")),
    Step(giving_back, ("refund_about", "make_refund"), refunds=1),
    Step(comparing, (*["all_since"] * len(gateway._READ), "account_balance"), refunds=1),
    Step(changing, ("read_subscription", "change_subscription")),
    Step(pausing, ("pause_subscription",)),
    Step(ending, ("end_subscription",)),
    Step(asking_for_another_card, ("read_subscription", "open_card_page")),
    Step(coming_back_with_a_card, CARD, charges=2),
    Step(turning_round, ("_expire",), charges=0),
    Step(being_too_late, ("_expire",), charges=0),
]
ALL = [(step, place, trouble) for step in STEPS for place in range(len(step.requests)) for trouble in TROUBLES]
#: In the suite each step once, and each trouble twice or more.
SMALL = [(step, turn % len(step.requests), TROUBLES[turn % len(TROUBLES)]) for turn, step in enumerate(STEPS)]


def named(case) -> str:
    step, place, trouble = case
    return f"{trouble} at {step.requests[place]} ({place + 1}) while {step.story.__name__}"


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits eight seconds in a test."""
    gateway._client.cache_clear()
    monkeypatch.setattr(gateway, "SECONDS", 0.6)
    monkeypatch.setattr(library.HTTPClient, "INITIAL_DELAY", 0)
    monkeypatch.setattr(library.HTTPClient, "MAX_DELAY", 0)
    yield
    gateway._client.cache_clear()


def begin(step, stripe, appeal, preparer) -> tuple[Story, Callable[[], object]]:
    known = {"stripe": stripe, "appeal": appeal, "preparer": preparer}
    wanted = step.story.__code__.co_varnames[: step.story.__code__.co_argcount]
    story = step.story(**{name: value for name, value in known.items() if name in wanted})
    return story, next(story)


def prove(case, stripe, appeal, preparer) -> None:
    step, place, trouble = case
    story, act = begin(step, stripe, appeal, preparer)
    stripe.asked.clear()
    stripe.trouble += ["fine"] * place + [trouble] * 2  # the library itself tries twice

    told = act()

    assert len(stripe.asked) > place, "no such request was made"
    stripe.trouble.clear()
    is_hidden = trouble == 400 and step.requests[place] == "collect_again"  # a card that says no is no trouble
    assert told is None or is_hidden or isinstance(told, bool) or [text for text in CLEAR if text in told]
    work()
    act()
    work()
    with suppress(StopIteration):
        next(story)
    work()
    deliver_all(stripe)
    compare()
    assert len(stripe.all_of("charge")) == step.charges
    assert len(stripe.all_of("refund")) == step.refunds
    assert Payment.objects.filter(state=PaymentState.PAID).count() == step.charges
    assert Refund.objects.filter(state=RefundState.DONE).count() == step.refunds
    assert balances().get("stripe USD", 0) == stripe.balance
    assert not Difference.objects.filter(ended_at=None).exists()
    assert not StripeEvent.objects.exclude(due_at=None).exists()


@pytest.mark.parametrize("case", SMALL, ids=named)
def test_a_stripe_in_trouble_is_said_and_it_is_done_later(stripe, appeal, preparer, impatient, case):
    prove(case, stripe, appeal, preparer)


@pytest.mark.whole
@pytest.mark.parametrize("case", ALL, ids=named)
def test_every_trouble_at_every_request_is_said_and_it_is_done_later(stripe, appeal, preparer, impatient, case):
    prove(case, stripe, appeal, preparer)


@pytest.mark.whole
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.story.__name__)
def test_no_step_makes_another_request(stripe, appeal, preparer, step):
    _story, act = begin(step, stripe, appeal, preparer)
    stripe.asked.clear()

    act()

    assert len(stripe.asked) == len(step.requests)


def test_no_request_is_left_out():
    functions = vars(gateway) | vars(months)
    asking = {name for name, function in functions.items() if hasattr(function, "__wrapped__")}

    assert {name for name in asking if name.islower() and name != "_client"} == {
        name for step in STEPS for name in step.requests
    }


@pytest.mark.whole
def test_nobody_waits_longer_than_twice_the_patience_of_the_gateway(stripe, appeal):
    gift = give(appeal)
    stripe.trouble += ["hang"] * 2
    begun = time.monotonic()

    page = asked("post", reverse("contributions:checkout", args=[gift.key]))

    assert AWAY in page
    assert time.monotonic() - begun < 2 * gateway.SECONDS + 5
