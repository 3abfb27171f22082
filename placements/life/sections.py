"""The moves of a placement in its story, and who may make the next one."""

from office.history import HistoryEvent, history_of

from ..audiences import Audience
from ..models import Placement
from ..sections import tells_moments


@tells_moments
def of_moves(placement: Placement, audience: Audience) -> list[HistoryEvent]:
    """All sides read the same: what happened, by whom, and why."""
    return history_of(placement)
