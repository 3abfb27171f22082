"""What the clock does about events. Each is safe to run at any time and any number of times."""

from casework.clock import Phase, every_tick, hourly

from .attendance import certificates
from .events import moves
from .meetings import booking
from .programme import printing
from .registrations import cancelling, paying, waiting
from .registrations import places as quotas
from .sign_ups import places


@every_tick(Phase.MOVE)
def begin_and_end_events() -> int:
    return moves.begin_and_end_events()


@every_tick(Phase.MOVE)
def end_holds_and_offer_places() -> int:
    """What is not paid or answered in time becomes free, and is offered to the waiting list."""
    return paying.end_due_holds() + waiting.offer_due_places()


@every_tick(Phase.MOVE)
def cancel_registrations() -> int:
    """Those of events that are cancelled."""
    return cancelling.cancel_what_is_off()


@every_tick(Phase.MOVE)
def settle_sign_ups() -> int:
    """Places in sessions and meetings of people who do not come any more are free for others."""
    return places.settle_what_changed() + booking.free_what_changed()


@hourly
def count_quotas() -> int:
    """What was taken while the team changed a quota is counted."""
    return quotas.recount_all()


@hourly
def issue_certificates() -> int:
    return certificates.issue_due()


@every_tick(Phase.MOVE)
def say_what_is_full() -> int:
    return waiting.follow_places()


@every_tick(Phase.INDEX)
def print_what_changed() -> int:
    """Programmes of events to come, and of those that were held a few days ago."""
    return printing.print_programmes(lately=True)


@hourly
def print_programmes() -> int:
    return printing.print_programmes()
