"""With the answer to an offer, or its end, what was asked about it has no answer to wait for any more."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import Actor, ApplicationState
from skills_match.signals import application_moved

from ..enums import OfferRequestState
from ..models import OfferRequest
from .moves import MOVES


@receiver(application_moved)
def end_requests_with_the_offer(sender, *, move: Move, **kwargs) -> None:
    if move.before != ApplicationState.OFFERED:
        return
    for request in OfferRequest.objects.filter(offer__application=move.row, state=OfferRequestState.ASKED):
        MOVES.make(request, to=OfferRequestState.LAPSED, by=None, actor=Actor.CLOCK)
