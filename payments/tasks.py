"""What the clock does about money. Each is safe to run at any time and any number of times."""

import logging

from casework.clock import Phase, every_tick, hourly

from . import gateway, privacy
from .bank import suspense
from .checkout import ending
from .comparison import comparing
from .refunds import sending
from .webhook import settling

logger = logging.getLogger(__name__)


@every_tick(Phase.MOVE)
def settle_events() -> int:
    return settling.settle_events() if gateway.is_on() else 0


@every_tick(Phase.MOVE)
def end_due_payments() -> int:
    return ending.end_due_payments() if gateway.is_on() else 0


@every_tick(Phase.MOVE)
def send_refunds() -> int:
    return sending.send_refunds() if gateway.is_on() else 0


@hourly
def compare() -> None:
    """A Stripe that is away is no fault of ours: one line, and the next hour compares from where this one began."""
    if not gateway.is_on():
        return
    try:
        comparing.compare()
    except (gateway.StripeAway, gateway.StripeRefused) as trouble:
        logger.warning("Nothing was compared with Stripe: %s", type(trouble).__name__)


@hourly
def enter_bank_lines() -> int:
    return suspense.enter_all()


@hourly
def forget_who_never_paid() -> int:
    return privacy.forget_who_never_paid()
