"""What commitments have to say about the moves of an assignment."""

from django.dispatch import receiver

from casework.moves import Move

from ..enums import AssignmentState
from ..signals import assignment_moved, assignment_moving
from .endorsing import ask_to_endorse, endorser_of, said_about
from .errors import EndorsementMissing
from .naming import write_to_named


@receiver(assignment_moving)
def approve_nothing_without_endorsement(sender, *, move: Move, **kwargs) -> None:
    """Where the programme asks and somebody stands above: a veto, whoever moves."""
    if move.to != AssignmentState.APPROVED or endorser_of(move.row) is None:
        return
    said = said_about(move.row)
    if said is None or not said.is_given:
        raise EndorsementMissing


@receiver(assignment_moved)
def write_to_whom_was_named_before(sender, *, move: Move, **kwargs) -> None:
    if move.to == AssignmentState.PUBLISHED:
        write_to_named(move.row)


@receiver(assignment_moved)
def ask_the_institution_above(sender, *, move: Move, **kwargs) -> None:
    if move.to == AssignmentState.SUBMITTED:
        ask_to_endorse(move.row)
