"""What placements have to do with the moves of an application."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import ApplicationState
from skills_match.signals import application_moved, application_moving

from ..enums import PLACEMENT_BROKEN_OFF, PlacementState, Side
from ..models import Placement
from ..news import tell
from ..signals import placement_moved
from .errors import PlacementBegun
from .making import make_placement
from .moves import MOVES

_S, _P = ApplicationState, PlacementState


@receiver(application_moved)
def make_with_the_confirmation(sender, *, move: Move, **kwargs) -> None:
    if move.to == _S.CONFIRMED:
        make_placement(application=move.row)


@receiver(application_moving)
def take_nothing_back_that_has_begun(sender, *, move: Move, **kwargs) -> None:
    """A veto, whoever moves."""
    if move.before != _S.CONFIRMED:
        return
    begun = Placement.objects.filter(application=move.row).exclude(state__in=[_P.PLANNED, _P.CANCELLED])
    if begun.exists():
        raise PlacementBegun


@receiver(application_moved)
def cancel_with_the_application(sender, *, move: Move, **kwargs) -> None:
    """Withdrawn, or cancelled by the host, before the first day."""
    if move.before != _S.CONFIRMED:
        return
    for placement in Placement.objects.filter(application=move.row, state=_P.PLANNED):
        MOVES.make(placement, to=_P.CANCELLED, by=None)


@receiver(placement_moved)
def tell_the_others(sender, *, move: Move, **kwargs) -> None:
    """Who did it knows already."""
    if move.to == _P.COMPLETED:
        tell(placement=move.row, sides={Side.EXPERT, Side.HOST}, kind="placement_completed", but=move.by)
    elif move.to in PLACEMENT_BROKEN_OFF:
        everybody = {Side.EXPERT, Side.HOST, Side.OFFICE}
        tell(placement=move.row, sides=everybody, kind=f"placement_{move.to}", but=move.by)
