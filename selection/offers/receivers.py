"""What offers have to say about the moves of an application."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import ApplicationState
from skills_match.signals import application_moving

from ..models import Offer
from .errors import OfferMissing


@receiver(application_moving)
def ask_for_the_offer(sender, *, move: Move, **kwargs) -> None:
    """Nobody is offered a place without an offer that says until when: a veto, whoever moves."""
    if move.to == ApplicationState.OFFERED and not _is_there(move.row):
        raise OfferMissing


def _is_there(application) -> bool:
    return Offer.objects.filter(application=application, released_at__isnull=False).exists()
