"""Work that the clock starts again and again."""

from . import erasures
from .clock import Phase, every_tick


@every_tick(Phase.WRITE)
def list_erasures() -> int:
    """What could not be written into the list of erasures when it happened."""
    return erasures.list_erasures()
