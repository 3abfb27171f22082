"""What a session of Stripe is asked for, and how Stripe wants to be asked."""

import datetime
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Order:
    """What a session is for. The same `about` and `attempt` give the same session, however often it is asked."""

    about: str
    attempt: int
    title: str
    amount_minor: int
    currency: str
    is_gift: bool
    statement: str
    email: str
    ends_at: datetime.datetime
    success_url: str
    cancel_url: str
    is_monthly: bool = False


def params_of(order: Order) -> dict[str, Any]:
    """The parameters of a Checkout Session. Our key goes along with everything that comes of it."""
    metadata = {"subscription" if order.is_monthly else "payment": order.about}
    params: dict[str, Any] = {
        "client_reference_id": order.about,
        "metadata": metadata,
        "expires_at": int(order.ends_at.timestamp()),
        "success_url": order.success_url,
        "cancel_url": order.cancel_url,
        "locale": "auto",
        **(_each_month(order, metadata) if order.is_monthly else _once(order, metadata)),
    }
    if order.email:
        params["customer_email"] = order.email
    return params


def _once(order: Order, metadata: dict[str, str]) -> dict[str, Any]:
    intent: dict[str, Any] = {"metadata": metadata, "description": order.title}
    if order.statement:
        intent["statement_descriptor_suffix"] = order.statement
    return {
        "mode": "payment",
        "submit_type": "donate" if order.is_gift else "pay",
        "payment_intent_data": intent,
        "line_items": [_line(order)],
    }


def _each_month(order: Order, metadata: dict[str, str]) -> dict[str, Any]:
    return {
        "mode": "subscription",
        "subscription_data": {"metadata": metadata, "description": order.title},
        "line_items": [_line(order, recurring={"interval": "month"})],
    }


def _line(order: Order, **price: Any) -> dict[str, Any]:
    data = {
        "currency": order.currency.lower(),
        "unit_amount": order.amount_minor,
        "product_data": {"name": order.title},
        **price,
    }
    return {"quantity": 1, "price_data": data}
