"""Reading what Stripe sends. A missing part raises KeyError or TypeError: the gateway says that nobody answered."""

import datetime
import json
from decimal import Decimal
from typing import Any

from .facts import BalanceFacts, ChargeFacts, EventFacts, SessionFacts, SessionStatus

#: What a payment intent says when the payer's bank has said no, after the page of Stripe was done.
_FAILED = {"requires_payment_method", "canceled"}


def session(told: Any) -> SessionFacts:
    intent = told["payment_intent"]
    return SessionFacts(
        number=told["id"],
        about=_of(told, "metadata", "payment"),
        url=told["url"] or "",
        status=_status(told, intent),
        amount_minor=int(told["amount_total"] or 0),
        currency=(told["currency"] or "").upper(),
        charge=_charge_of(intent),
    )


def _status(told: Any, intent: Any) -> SessionStatus:
    if told["status"] != "complete":
        return SessionStatus(told["status"])
    if told["payment_status"] == "paid":
        return SessionStatus.PAID
    if isinstance(intent, str) or intent is None or intent["status"] not in _FAILED:
        return SessionStatus.PENDING
    return SessionStatus.FAILED


def _charge_of(intent: Any) -> ChargeFacts | None:
    if intent is None or isinstance(intent, str) or not intent["latest_charge"]:
        return None
    told = intent["latest_charge"]
    return charge(told) if not isinstance(told, str) and told["status"] == "succeeded" else None


def charge(told: Any) -> ChargeFacts:
    line = told["balance_transaction"]
    return ChargeFacts(
        number=told["id"],
        intent=_number(told["payment_intent"]),
        amount_minor=int(told["amount"]),
        currency=told["currency"].upper(),
        happened_at=moment(told["created"]),
        balance=balance(line) if line and not isinstance(line, str) else None,
    )


def balance(told: Any) -> BalanceFacts:
    rate = told["exchange_rate"]
    return BalanceFacts(
        number=told["id"],
        kind=told["type"],
        source=_number(told["source"]),
        amount_minor=int(told["amount"]),
        fee_minor=int(told["fee"]),
        net_minor=int(told["net"]),
        currency=told["currency"].upper(),
        rate=Decimal(str(rate)) if rate is not None else None,
        happened_at=moment(told["created"]),
    )


def event(body: bytes) -> EventFacts:
    told = json.loads(body)
    if told["object"] != "event":
        raise ValueError("not an event")
    about = told["data"]["object"].get("id", "")
    return EventFacts(str(told["id"]), str(told["type"]), str(about), moment(told["created"]))


def moment(seconds: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)


def _number(told: Any) -> str:
    """The number of an object, whether Stripe sent it whole or only named it."""
    if told is None:
        return ""
    return told if isinstance(told, str) else str(told["id"])


def _of(told: Any, field: str, name: str) -> str:
    held = told[field]
    return str(held[name]) if held and name in held else ""
