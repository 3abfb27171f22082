"""With the end of a placement its expert is asked about the return."""

from django.dispatch import receiver

from casework.moves import Move

from ..evaluations.answering import ASKED_AFTER
from ..signals import placement_moved
from .asking import plan_return


@receiver(placement_moved)
def ask_about_the_return(sender, *, move: Move, **kwargs) -> None:
    if move.to in ASKED_AFTER:
        plan_return(placement=move.row)
