"""Work that the clock starts again and again."""

from .clock import Phase, every_tick, hourly
from .erasures import outside, recording
from .shown.version import forget_old_notes


@every_tick(Phase.WRITE)
def list_erasures() -> int:
    """What could not be written into the list of erasures when it happened."""
    return recording.list_erasures()


@hourly
def shorten_list() -> int:
    """The lines of the list of erasures that are past their time."""
    return outside.shorten_list()


@hourly
def forget_notes_of_changes() -> None:
    """Notes of changes to what is shown, of which only the last ones say anything."""
    forget_old_notes()
