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
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from . import readings
from .facts import EventFacts, SessionFacts

SECONDS = 8
#: How old a signature of Stripe may be, and how far its clock may be ahead of ours.
TOLERATED_SECONDS = 300
#: What a session is asked for together with.
_WITH_CHARGE = ["payment_intent.latest_charge.balance_transaction"]

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


def _stripe() -> Any:
    if not is_on():
        raise PayingOnlineOff
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL).v1


def _asks(request: Callable[P, R]) -> Callable[P, R]:
    """Say in our words what went wrong. What Stripe wrote stays out of logs and pages: it may quote a payer."""

    @wraps(request)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return request(*args, **kwargs)
        except (stripe.InvalidRequestError, stripe.CardError, stripe.PermissionError, stripe.AuthenticationError) as no:
            raise StripeRefused from no
        except (stripe.StripeError, KeyError, TypeError, ValueError, AttributeError) as trouble:
            raise StripeAway from trouble

    return ask


@_asks
def open_session(
    *,
    about: str,
    attempt: int,
    title: str,
    amount_minor: int,
    currency: str,
    is_gift: bool,
    statement: str,
    email: str,
    ends_at: datetime.datetime,
    success_url: str,
    cancel_url: str,
) -> SessionFacts:
    """Begin a payment of one time. The same `about` and `attempt` give the same session, however often it is asked."""
    metadata = {"payment": about}
    intent: dict[str, Any] = {"metadata": metadata, "description": title}
    if statement:
        intent["statement_descriptor_suffix"] = statement
    params = {
        "mode": "payment",
        "submit_type": "donate" if is_gift else "pay",
        "client_reference_id": about,
        "metadata": metadata,
        "payment_intent_data": intent,
        "line_items": [_line(title, amount_minor, currency)],
        "expires_at": int(ends_at.timestamp()),
        "success_url": success_url,
        "cancel_url": cancel_url,
        "locale": "auto",
    }
    if email:
        params["customer_email"] = email
    options = {"idempotency_key": f"session-{about}-{attempt}"}
    return readings.session(_stripe().checkout.sessions.create(params=params, options=options))


def _line(title: str, amount_minor: int, currency: str, **price: Any) -> dict[str, Any]:
    data = {"currency": currency.lower(), "unit_amount": amount_minor, "product_data": {"name": title}, **price}
    return {"quantity": 1, "price_data": data}


@_asks
def read_session(number: str) -> SessionFacts:
    return readings.session(_stripe().checkout.sessions.retrieve(number, params={"expand": _WITH_CHARGE}))


def end_session(number: str) -> SessionFacts:
    """Let nobody pay with this session any more. One that was just paid cannot be ended: the facts say so."""
    try:
        return _expire(number)
    except StripeRefused:
        return read_session(number)


@_asks
def _expire(number: str) -> SessionFacts:
    return readings.session(_stripe().checkout.sessions.expire(number, params={"expand": _WITH_CHARGE}))


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
    except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotFromStripe from error


def in_a_moment(hold: datetime.timedelta) -> datetime.datetime:
    """When a session that begins now ends."""
    return timezone.now() + hold
