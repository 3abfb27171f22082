"""What the clock does about gifts. Each is safe to run at any time and any number of times."""

from casework.clock import Phase, every_tick
from payments import gateway

from .appeals import leftovers
from .gifts import over
from .monthly import ending


@every_tick(Phase.MOVE)
def keep_promises() -> int:
    return leftovers.keep_promises()


@every_tick(Phase.MOVE)
def end_unpaid_gifts() -> int:
    return over.end_unpaid()


@every_tick(Phase.MOVE)
def end_due_gifts() -> int:
    ending.end_with_appeals()
    return ending.end_due_gifts() if gateway.is_on() else 0
