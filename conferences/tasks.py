"""What the clock does about events. Each is safe to run at any time and any number of times."""

from casework.clock import Phase, every_tick

from .events import moves


@every_tick(Phase.MOVE)
def begin_and_end_events() -> int:
    return moves.begin_and_end_events()
