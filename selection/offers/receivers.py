"""What offers have to say about the moves of an application."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.applications.errors import PlaceGivenUp
from skills_match.enums import ApplicationState
from skills_match.signals import application_moving

from ..models import Offer
from .errors import OfferMissing


@receiver(application_moving)
def ask_for_the_offer(sender, *, move: Move, **kwargs) -> None:
    """Nobody is offered a place without an offer that says until when: a veto, whoever moves."""
    if move.to == ApplicationState.OFFERED and not _is_there(move.row):
        raise OfferMissing


@receiver(application_moving)
def keep_a_place_given_up(sender, *, move: Move, **kwargs) -> None:
    """Who withdrew after an offer does not come back by a click: the place went to somebody else, or is about to."""
    if move.before == ApplicationState.WITHDRAWN and _is_there(move.row):
        raise PlaceGivenUp


def _is_there(application) -> bool:
    return Offer.objects.filter(application=application, released_at__isnull=False).exists()
