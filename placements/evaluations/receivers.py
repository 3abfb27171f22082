"""With the end of a placement everybody who took part is asked."""

from django.dispatch import receiver

from casework.moves import Move

from ..signals import placement_moved
from .answering import ASKED_AFTER
from .asking import plan_evaluations


@receiver(placement_moved)
def ask_everybody(sender, *, move: Move, **kwargs) -> None:
    if move.to in ASKED_AFTER:
        plan_evaluations(placement=move.row)
