"""The calendar of reports follows the placement."""

from django.dispatch import receiver

from casework.moves import Move

from ..models import Placement
from ..signals import placement_days_changed, placement_moved
from .calendar import PLANS_ANEW, plan_reports


@receiver(placement_moved)
def plan_with_the_moves(sender, *, move: Move, **kwargs) -> None:
    if move.to in PLANS_ANEW:
        plan_reports(placement=move.row)


@receiver(placement_days_changed)
def plan_with_the_days(sender, *, placement: Placement, **kwargs) -> None:
    plan_reports(placement=placement)
