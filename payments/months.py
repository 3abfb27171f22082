"""What is asked of Stripe about payments of each month. Each request goes through the gateway."""

from typing import Any

from . import readings
from .facts import CardFacts, InvoiceFacts, SessionFacts, SubscriptionFacts
from .gateway import api, asks


@asks
def read_invoice(number: str) -> InvoiceFacts | None:
    """None for one that belongs to no subscription."""
    told = api().invoices.retrieve(number, params={"expand": ["payments"]})
    is_ours = told["parent"] and told["parent"]["subscription_details"]
    return readings.invoice(told) if is_ours else None


@asks
def read_subscription(number: str) -> SubscriptionFacts:
    return readings.subscription(api().subscriptions.retrieve(number))


@asks
def change_subscription(now: SubscriptionFacts, *, amount_minor: int, key: str) -> SubscriptionFacts:
    """Another amount from the next month on; the card is not asked for again."""
    price = {
        "currency": now.currency.lower(),
        "product": now.product,
        "unit_amount": amount_minor,
        "recurring": {"interval": "month"},
    }
    params = {"items": [{"id": now.item, "price_data": price}], "proration_behavior": "none"}
    options = {"idempotency_key": f"change-{key}"}
    return readings.subscription(api().subscriptions.update(now.number, params=params, options=options))


@asks
def pause_subscription(number: str, *, is_paused: bool, key: str) -> SubscriptionFacts:
    """While it is paused nothing is collected, and nothing is owed for those months afterwards."""
    params: dict[str, Any] = {"pause_collection": {"behavior": "void"} if is_paused else ""}
    options = {"idempotency_key": f"pause-{key}"}
    return readings.subscription(api().subscriptions.update(number, params=params, options=options))


@asks
def end_subscription(number: str) -> SubscriptionFacts:
    return readings.subscription(api().subscriptions.cancel(number))


@asks
def open_card_page(now: SubscriptionFacts, *, about: str, back: str, key: str) -> SessionFacts:
    """A page of Stripe on which the payer puts in another card; nothing is paid there."""
    metadata = {"subscription": about}
    params = {
        "mode": "setup",
        "customer": now.customer,
        "currency": now.currency.lower(),
        "metadata": metadata,
        "setup_intent_data": {"metadata": metadata},
        "success_url": back,
        "cancel_url": back,
        "locale": "auto",
    }
    return readings.session(
        api().checkout.sessions.create(params=params, options={"idempotency_key": f"card-page-{key}"})
    )


@asks
def read_card(number: str) -> CardFacts:
    """What was put in on that page."""
    return readings.card(api().checkout.sessions.retrieve(number, params={"expand": ["setup_intent"]}))


@asks
def use_card(number: str, *, card: str, key: str) -> SubscriptionFacts:
    """Collect from this card from now on."""
    params, options = {"default_payment_method": card}, {"idempotency_key": f"card-{key}"}
    return readings.subscription(api().subscriptions.update(number, params=params, options=options))


@asks
def collect_again(invoice: str) -> None:
    """Try a month once more that failed, now. Raises StripeRefused where the card says no, or it is paid by now."""
    api().invoices.pay(invoice)
