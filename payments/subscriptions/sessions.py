"""Whatever somebody did on a page of Stripe: paid once, began to pay each month, or put in another card."""

from .. import gateway
from ..checkout.settling import apply_session
from ..facts import SessionFacts
from .cards import settle_card
from .settling import settle_monthly_session


def settle_session(number: str) -> None:
    """Raises what the gateway raises."""
    apply_any_session(gateway.read_session(number))


def apply_any_session(facts: SessionFacts) -> None:
    if facts.is_card:
        settle_card(facts.number)
    elif facts.is_monthly:
        settle_monthly_session(facts)
    else:
        apply_session(facts)
