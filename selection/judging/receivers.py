"""An application that nobody decides on any more leaves its round."""

from django.dispatch import receiver

from casework.moves import Move
from reviews.rounds.leaving import take_out
from skills_match.enums import APPLICATION_OPEN
from skills_match.signals import application_moved

from .kind import NAME


@receiver(application_moved)
def leave_the_round(sender, *, move: Move, moves: list[Move], **kwargs) -> None:
    """All that move together leave by one statement."""
    if move is moves[0] and move.to not in APPLICATION_OPEN:
        take_out(kind=NAME, record_ids=[each.row.pk for each in moves])
