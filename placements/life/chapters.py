"""The moves of a placement in its story, and who may make the next one."""

from office.history import HistoryEvent, history_of

from ..chapters import tells_moments
from ..models import Placement
from ..viewers import Viewer


@tells_moments
def of_moves(placement: Placement, viewer: Viewer) -> list[HistoryEvent]:
    """All sides read the same: what happened, by whom, and why."""
    return history_of(placement)
