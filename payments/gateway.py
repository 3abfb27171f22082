"""The only place that talks to Stripe.

Each request that makes something carries an idempotency key: sent twice, it happens once. No request waits longer than
`SECONDS`, and none is made inside a transaction of ours.
"""

import datetime
import time
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

import stripe
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from . import readings
from .facts import (
    BalanceFacts,
    ChargeFacts,
    DisputeFacts,
    EventFacts,
    PayoutFacts,
    RefundFacts,
    SessionFacts,
)
from .orders import Order, params_of

SECONDS = 8
#: How old a signature of Stripe may be, and how far its clock may be ahead of ours.
TOLERATED_SECONDS = 300
#: What a session is asked for together with.
_WITH_CHARGE = ["payment_intent.latest_charge.balance_transaction"]

#: What readings raise about an answer that is none: a part is missing or of another kind, or no clock knows a moment.
_UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError, RecursionError)

P = ParamSpec("P")
R = TypeVar("R")


class PayingOnlineOff(Refused):
    text = _("Paying online is not set up on this portal.")


class StripeAway(Refused):
    """No answer, or none that makes sense: nobody knows whether it happened. The same request may be sent again."""

    text = _("The payment service does not answer. Nothing was charged. Try again in a few minutes.")


class StripeRefused(Refused):
    """Stripe understood and said no: nothing happened."""

    text = _("The payment service did not accept this. Nothing was charged. Try again, or choose another way to pay.")


class NotFromStripe(Exception):
    """A message whose signature is missing, wrong, old, or from the future."""


def is_on() -> bool:
    """Whether people can pay online."""
    return bool(settings.STRIPE_SECRET_KEY and settings.STRIPE_WEBHOOK_SECRET)


def form_origins() -> list[str]:
    """Where a form that begins a payment leads: named in the `form-action` of its page."""
    return [settings.STRIPE_CHECKOUT_URL] if is_on() else []


@lru_cache(maxsize=4)
def _client(key: str, address: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": address} if address else {},
        max_network_retries=1,
        http_client=stripe.RequestsClient(timeout=SECONDS),
    )


def api() -> Any:
    """Stripe itself, for functions below `asks`. Raises PayingOnlineOff."""
    if not is_on():
        raise PayingOnlineOff
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL).v1


def asks(request: Callable[P, R]) -> Callable[P, R]:
    """For a function that asks Stripe: say in our words what went wrong. What Stripe wrote stays out of logs and pages:
    it may quote a payer."""

    @wraps(request)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return request(*args, **kwargs)
        except (stripe.InvalidRequestError, stripe.CardError, stripe.PermissionError, stripe.AuthenticationError) as no:
            raise StripeRefused from no
        except (stripe.StripeError, *_UNREADABLE) as trouble:
            raise StripeAway from trouble

    return ask


@asks
def open_session(order: Order) -> SessionFacts:
    """Begin a payment, of one time or of each month. Our key goes along with everything that comes of it."""
    options = {"idempotency_key": f"session-{order.about}-{order.attempt}"}
    return readings.session(api().checkout.sessions.create(params=params_of(order), options=options))


@asks
def read_session(number: str) -> SessionFacts:
    return readings.session(api().checkout.sessions.retrieve(number, params={"expand": _WITH_CHARGE}))


def end_session(number: str) -> SessionFacts:
    """Let nobody pay with this session any more. One that was just paid cannot be ended: the facts say so."""
    try:
        return _expire(number)
    except StripeRefused:
        return read_session(number)


@asks
def _expire(number: str) -> SessionFacts:
    return readings.session(api().checkout.sessions.expire(number, params={"expand": _WITH_CHARGE}))


@asks
def key_of_intent(intent: str) -> str:
    """Our key of the payment of an intent; empty for a month of a subscription, and for what is not ours."""
    return readings.key_of(api().payment_intents.retrieve(intent))


@asks
def read_charge(intent: str) -> ChargeFacts | None:
    """What paid an intent; None while nothing did."""
    told = api().payment_intents.retrieve(intent, params={"expand": ["latest_charge.balance_transaction"]})
    return readings.succeeded(told["latest_charge"]) if told["latest_charge"] else None


_BOTH_LINES = ["balance_transaction", "failure_balance_transaction"]


@asks
def refund_about(about: str, *, intent: str) -> RefundFacts | None:
    """The refund that we asked for under this key; None as far as Stripe knows of none."""
    params = {"payment_intent": intent, "limit": 100, "expand": [f"data.{line}" for line in _BOTH_LINES]}
    made = (readings.refund(told) for told in api().refunds.list(params=params).auto_paging_iter())
    return next((facts for facts in made if facts.about == about), None)


@asks
def make_refund(*, about: str, intent: str, amount_minor: int) -> RefundFacts:
    """Give back. The same `about` gives back once, for as long as Stripe keeps the key of a request: about a day."""
    params = {"payment_intent": intent, "amount": amount_minor, "metadata": {"refund": about}, "expand": _BOTH_LINES}
    options = {"idempotency_key": f"refund-{about}"}
    return readings.refund(api().refunds.create(params=params, options=options))


@asks
def read_refund(number: str) -> RefundFacts:
    return readings.refund(api().refunds.retrieve(number, params={"expand": _BOTH_LINES}))


@asks
def refunds_of_charge(number: str) -> list[RefundFacts]:
    params = {"charge": number, "limit": 100, "expand": [f"data.{line}" for line in _BOTH_LINES]}
    return [readings.refund(told) for told in api().refunds.list(params=params).auto_paging_iter()]


@asks
def read_dispute(number: str) -> DisputeFacts:
    return readings.dispute(api().disputes.retrieve(number))


@asks
def read_payout(number: str) -> PayoutFacts:
    return readings.payout(api().payouts.retrieve(number))


@asks
def lines_of_payout(number: str) -> list[BalanceFacts]:
    listed = api().balance_transactions.list(params={"payout": number, "limit": 100})
    return [readings.balance(told) for told in listed.auto_paging_iter()]


_READ: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any], list[str]]] = {
    "sessions": (lambda api: api.checkout.sessions, readings.session, [f"data.{path}" for path in _WITH_CHARGE]),
    "refunds": (lambda api: api.refunds, readings.refund, [f"data.{line}" for line in _BOTH_LINES]),
    "disputes": (lambda api: api.disputes, readings.dispute, []),
    "payouts": (lambda api: api.payouts, readings.payout, []),
    "lines": (lambda api: api.balance_transactions, readings.balance, []),
    "invoices": (lambda api: api.invoices, lambda told: told["id"], []),
}


@asks
def all_since(kind: str, since: datetime.datetime) -> list[Any]:
    """Every session, refund, dispute, payout, line of the account or number of an invoice (a key of `_READ`) that
    Stripe made since then."""
    service, reading, expand = _READ[kind]
    params: dict[str, Any] = {"created": {"gte": int(since.timestamp())}, "limit": 100}
    if expand:
        params["expand"] = expand
    return [reading(told) for told in service(api()).list(params=params).auto_paging_iter()]


@asks
def account_balance() -> dict[str, int]:
    """What is in the account at Stripe, by currency, whether it may be paid out already or not."""
    told = api().balance.retrieve()
    sums: dict[str, int] = {}
    for part in [*told["available"], *told["pending"]]:
        currency = part["currency"].upper()
        sums[currency] = sums.get(currency, 0) + int(part["amount"])
    return sums


def read_event(body: bytes, signature: str) -> EventFacts:
    """What a message says happened. Raises NotFromStripe, also for one that is signed too far ahead of our clock:
    the library itself asks only whether it is old."""
    try:
        stripe.WebhookSignature.verify_header(
            body, signature, settings.STRIPE_WEBHOOK_SECRET, tolerance=TOLERATED_SECONDS
        )
        signed_at = int(dict(part.split("=", 1) for part in signature.split(","))["t"])
        if signed_at > time.time() + TOLERATED_SECONDS:
            raise NotFromStripe
        return readings.event(body)
    except (stripe.SignatureVerificationError, *_UNREADABLE) as error:
        raise NotFromStripe from error
