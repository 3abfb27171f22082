"""Who comes onto a reserve list and leaves it, and who hears that a place is free."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import APPLICATION_HOLDS_POST, ApplicationState
from skills_match.signals import application_moved

from ..offers.places import places_left
from ..staff_news import tell_officer
from .order import join, leave, on_reserve


@receiver(application_moved)
def keep_the_list(sender, *, move: Move, moves: list[Move], **kwargs) -> None:
    """All that move together leave by one statement."""
    if move.to == ApplicationState.RESERVE:
        join(application=move.row)
    elif move is moves[0]:
        leave(applications=[each.row for each in moves if each.before == ApplicationState.RESERVE])


@receiver(application_moved)
def tell_of_a_free_place(sender, *, move: Move, **kwargs) -> None:
    """Declined, run out, withdrawn, or found not eligible after all: somebody on the list may be next."""
    if move.before not in APPLICATION_HOLDS_POST or move.to in APPLICATION_HOLDS_POST:
        return
    waiting = on_reserve(move.row.assignment).select_related("assignment__officer", "officer", "profile").first()
    if waiting and places_left(assignment=move.row.assignment) > 0:
        tell_officer(
            application=waiting,
            kind="application_staff_place_free",
            name="office:reserve",
            about=move.row.assignment.reference,
        )
