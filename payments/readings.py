"""Reading what Stripe sends. A part that is missing or senseless raises: the gateway says that nobody answered."""

import datetime
import json
from decimal import Decimal
from typing import Any

from django.utils import timezone

from .enums import DisputeState, PayoutState, RefundState, SubscriptionState
from .facts import (
    BalanceFacts,
    CardFacts,
    ChargeFacts,
    DisputeFacts,
    EventFacts,
    InvoiceFacts,
    PayoutFacts,
    RefundFacts,
    SessionFacts,
    SessionStatus,
    SubscriptionFacts,
)

#: What a payment intent says when the payer's bank has said no, after the page of Stripe was done.
_FAILED = {"requires_payment_method", "canceled"}


def session(told: Any) -> SessionFacts:
    intent = told["payment_intent"]
    return SessionFacts(
        number=told["id"],
        about=_of(told, "metadata", "payment") or _of(told, "metadata", "subscription"),
        url=told["url"] or "",
        status=_status(told, intent),
        amount_minor=int(told["amount_total"] or 0),
        currency=(told["currency"] or "").upper(),
        charge=_charge_of(intent),
        is_monthly=told["mode"] == "subscription",
        is_card=told["mode"] == "setup",
        subscription=_number(told["subscription"]),
        invoice=_number(told["invoice"]),
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
    return succeeded(intent["latest_charge"])


def succeeded(told: Any) -> ChargeFacts | None:
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


def key_of(told: Any) -> str:
    return _of(told, "metadata", "payment")


_REFUNDS = {
    "pending": RefundState.SENT,
    "requires_action": RefundState.SENT,
    "succeeded": RefundState.DONE,
    "failed": RefundState.FAILED,
    "canceled": RefundState.FAILED,
}


def refund(told: Any) -> RefundFacts:
    line = told["balance_transaction"]
    came_back = told["failure_balance_transaction"] if "failure_balance_transaction" in told else None  # noqa: SIM401 - it is no dict
    return RefundFacts(
        number=told["id"],
        about=_of(told, "metadata", "refund"),
        intent=_number(told["payment_intent"]),
        status=_REFUNDS[told["status"]],
        amount_minor=int(told["amount"]),
        currency=told["currency"].upper(),
        happened_at=moment(told["created"]),
        balance=balance(line) if line and not isinstance(line, str) else None,
        came_back=balance(came_back) if came_back and not isinstance(came_back, str) else None,
        reason=_word(told, "reason"),
        failure=_word(told, "failure_reason"),
    )


_DISPUTES = {
    "needs_response": DisputeState.NEEDS_ANSWER,
    "warning_needs_response": DisputeState.NEEDS_ANSWER,
    "under_review": DisputeState.UNDER_REVIEW,
    "warning_under_review": DisputeState.UNDER_REVIEW,
    "won": DisputeState.WON,
    "warning_closed": DisputeState.WON,
    "prevented": DisputeState.WON,
    "lost": DisputeState.LOST,
}


def dispute(told: Any) -> DisputeFacts:
    due_by = told["evidence_details"]["due_by"]
    return DisputeFacts(
        number=told["id"],
        intent=_number(told["payment_intent"]),
        status=_DISPUTES[told["status"]],
        reason=told["reason"],
        amount_minor=int(told["amount"]),
        currency=told["currency"].upper(),
        happened_at=moment(told["created"]),
        answer_by=moment(due_by) if due_by else None,
        lines=tuple(balance(line) for line in told["balance_transactions"]),
    )


_PAYOUTS = {
    "pending": PayoutState.ON_ITS_WAY,
    "in_transit": PayoutState.ON_ITS_WAY,
    "paid": PayoutState.ARRIVED,
    "failed": PayoutState.FAILED,
    "canceled": PayoutState.FAILED,
}


def payout(told: Any) -> PayoutFacts:
    return PayoutFacts(
        number=told["id"],
        status=_PAYOUTS[told["status"]],
        amount_minor=int(told["amount"]),
        currency=told["currency"].upper(),
        happened_at=moment(told["created"]),
        arrives_on=timezone.localtime(moment(told["arrival_date"])).date(),
    )


_SUBSCRIPTIONS = {
    "active": SubscriptionState.ACTIVE,
    "trialing": SubscriptionState.ACTIVE,
    "past_due": SubscriptionState.FAILING,
    "unpaid": SubscriptionState.FAILING,
    "incomplete": SubscriptionState.FAILING,
    "paused": SubscriptionState.PAUSED,
    "canceled": SubscriptionState.ENDED,
    "incomplete_expired": SubscriptionState.ENDED,
}


def subscription(told: Any) -> SubscriptionFacts:
    status = _SUBSCRIPTIONS[told["status"]]
    if told["pause_collection"] and status != SubscriptionState.ENDED:
        status = SubscriptionState.PAUSED
    item = told["items"]["data"][0]
    price = item["price"]
    return SubscriptionFacts(
        number=told["id"],
        about=_of(told, "metadata", "subscription"),
        status=status,
        amount_minor=int(price["unit_amount"] or 0),
        currency=price["currency"].upper(),
        item=item["id"],
        product=_number(price["product"]),
        customer=_number(told["customer"]),
        latest_invoice=_number(told["latest_invoice"]),
        renews_at=moment(item["current_period_end"]) if item["current_period_end"] else None,
    )


def card(told: Any) -> CardFacts:
    """Of a session in which a card was put in."""
    intent = told["setup_intent"]
    is_done = intent and not isinstance(intent, str) and intent["status"] == "succeeded"
    return CardFacts(_of(told, "metadata", "subscription"), _number(intent["payment_method"]) if is_done else "")


def invoice(told: Any) -> InvoiceFacts:
    """One that belongs to no subscription raises TypeError or KeyError."""
    of = told["parent"]["subscription_details"]
    paid = [each for each in told["payments"]["data"] if each["status"] == "paid"]
    return InvoiceFacts(
        number=told["id"],
        subscription=_number(of["subscription"]),
        about=_of(of, "metadata", "subscription"),
        is_paid=told["status"] == "paid",
        amount_minor=int(told["amount_paid"]),
        currency=told["currency"].upper(),
        intent=_number(paid[0]["payment"]["payment_intent"]) if paid else "",
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


def _word(told: Any, name: str) -> str:
    """What Stripe leaves out, or leaves empty, is no word."""
    return str(told[name] or "")[:40] if name in told else ""


def _of(told: Any, field: str, name: str) -> str:
    held = told[field]
    return str(held[name]) if held and name in held else ""
