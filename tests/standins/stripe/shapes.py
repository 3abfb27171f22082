"""Objects as Stripe shows them: the parts that the portal reads, under Stripe's own names."""

from typing import Any

Told = dict[str, Any]
MONTH = 30 * 86400


def session(*, number: str, params: Told, now: int, origin: str) -> Told:
    price = params["line_items"][0]["price_data"]
    amount = int(price["unit_amount"])
    return {
        "id": number,
        "object": "checkout.session",
        "amount_total": amount,
        "amount_subtotal": amount,
        "cancel_url": params.get("cancel_url"),
        "client_reference_id": params.get("client_reference_id"),
        "created": now,
        "currency": price["currency"],
        "customer_email": params.get("customer_email"),
        "expires_at": int(params.get("expires_at", now + 24 * 3600)),
        "invoice": None,
        "livemode": False,
        "metadata": params.get("metadata", {}),
        "mode": params["mode"],
        "payment_intent": None,
        "payment_status": "unpaid",
        "setup_intent": None,
        "status": "open",
        "submit_type": params.get("submit_type"),
        "subscription": None,
        "success_url": params.get("success_url"),
        "url": f"{origin}/pay/{number}",
    }


def setup_session(*, number: str, params: Told, now: int, origin: str) -> Told:
    """A page on which a card is put in, and nothing is paid."""
    priced = {"price_data": {"unit_amount": 0, "currency": params["currency"]}}
    told = session(number=number, params=params | {"line_items": [priced]}, now=now, origin=origin)
    nothing = {"amount_total": None, "amount_subtotal": None, "payment_status": "no_payment_required"}
    return told | nothing | {"customer": params["customer"]}


def setup_intent(*, number: str, card: str, metadata: Told, now: int) -> Told:
    return {
        "id": number,
        "object": "setup_intent",
        "created": now,
        "livemode": False,
        "metadata": metadata,
        "payment_method": card,
        "status": "succeeded",
    }


def customer(*, number: str, now: int) -> Told:
    return {"id": number, "object": "customer", "created": now, "livemode": False, "metadata": {}}


def intent(*, number: str, amount: int, currency: str, metadata: Told, now: int) -> Told:
    return {
        "id": number,
        "object": "payment_intent",
        "amount": amount,
        "created": now,
        "currency": currency,
        "latest_charge": None,
        "livemode": False,
        "metadata": metadata,
        "status": "processing",
    }


def charge(*, number: str, intent: Told, now: int) -> Told:
    return {
        "id": number,
        "object": "charge",
        "amount": intent["amount"],
        "amount_refunded": 0,
        "balance_transaction": None,
        "created": now,
        "currency": intent["currency"],
        "disputed": False,
        "livemode": False,
        "paid": True,
        "payment_intent": intent["id"],
        "refunded": False,
        "status": "succeeded",
    }


def line(*, number: str, kind: str, source: str, amount: int, fee: int, rate: float | None, now: int) -> Told:
    """A balance transaction, in the currency of the account."""
    return {
        "id": number,
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now,
        "created": now,
        "currency": "usd",
        "exchange_rate": rate,
        "fee": fee,
        "net": amount - fee,
        "source": source,
        "status": "available",
        "type": kind,
    }


def refund(*, number: str, charge: Told, amount: int, metadata: Told, now: int) -> Told:
    return {
        "id": number,
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "metadata": metadata,
        "payment_intent": charge["payment_intent"],
        "reason": None if metadata else "requested_by_customer",
        "status": "succeeded",
    }


def dispute(*, number: str, charge: Told, now: int) -> Told:
    return {
        "id": number,
        "object": "dispute",
        "amount": charge["amount"],
        "balance_transactions": [],
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "evidence_details": {
            "due_by": now + 7 * 86400,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "reason": "fraudulent",
        "status": "needs_response",
    }


def payout(*, number: str, amount: int, now: int) -> Told:
    return {
        "id": number,
        "object": "payout",
        "amount": amount,
        "arrival_date": now + 2 * 86400,
        "balance_transaction": None,
        "created": now,
        "currency": "usd",
        "failure_balance_transaction": None,
        "livemode": False,
        "metadata": {},
        "status": "in_transit",
    }


def subscription(*, number: str, session: Told, customer: str, metadata: Told, now: int) -> Told:
    item = {
        "id": f"si_{number}",
        "object": "subscription_item",
        "current_period_end": now + MONTH,
        "price": {
            "id": f"price_{number}",
            "object": "price",
            "currency": session["currency"],
            "product": f"prod_{number}",
            "unit_amount": session["amount_total"],
        },
        "quantity": 1,
    }
    return {
        "id": number,
        "object": "subscription",
        "cancel_at_period_end": False,
        "canceled_at": None,
        "created": now,
        "currency": session["currency"],
        "customer": customer,
        "default_payment_method": None,
        "items": {"object": "list", "data": [item], "has_more": False, "url": "/v1/subscription_items"},
        "latest_invoice": None,
        "livemode": False,
        "metadata": metadata,
        "pause_collection": None,
        "status": "active",
    }


def invoice(*, number: str, subscription: Told, amount: int, now: int) -> Told:
    return {
        "id": number,
        "object": "invoice",
        "amount_due": amount,
        "amount_paid": 0,
        "attempt_count": 1,
        "created": now,
        "currency": subscription["currency"],
        "livemode": False,
        "metadata": {},
        "parent": {
            "quote_details": None,
            "subscription_details": {"metadata": subscription["metadata"], "subscription": subscription["id"]},
            "type": "subscription_details",
        },
        "_payments": {"object": "list", "data": [], "has_more": False, "url": f"/v1/invoice_payments?invoice={number}"},
        "status": "open",
    }


def event(*, number: str, kind: str, about: Told, now: int) -> Told:
    return {
        "id": number,
        "object": "event",
        "api_version": "2026-08-26.dahlia",
        "created": now,
        "data": {"object": about},
        "livemode": False,
        "pending_webhooks": 1,
        "type": kind,
    }


def balance(amount: int) -> Told:
    """All of it may be paid out at once."""
    return {
        "object": "balance",
        "available": [{"amount": amount, "currency": "usd"}],
        "livemode": False,
        "pending": [{"amount": 0, "currency": "usd"}],
    }


def listed(rows: list[Told], path: str, *, has_more: bool) -> Told:
    return {"object": "list", "data": rows, "has_more": has_more, "url": path}
