"""What the clock does. Each is safe to run at any time and any number of times."""

from casework.clock import hourly

from .life import making
from .reports import reminding


@hourly
def make_missing_placements() -> int:
    return making.make_missing()


@hourly
def remind_the_silent() -> int:
    return reminding.remind_the_silent()
