"""With the answer to an offer, or its end, what was asked about it has no answer to wait for any more."""

from django.dispatch import receiver

from casework.moves import Move
from skills_match.enums import Actor, ApplicationState
from skills_match.signals import application_moved

from ..enums import CounterOfferState
from ..models import CounterOffer
from .moves import MOVES


@receiver(application_moved)
def end_counter_offers_with_the_offer(sender, *, move: Move, **kwargs) -> None:
    if move.before != ApplicationState.OFFERED:
        return
    for counter_offer in CounterOffer.objects.filter(offer__application=move.row, state=CounterOfferState.ASKED):
        MOVES.make(counter_offer, to=CounterOfferState.LAPSED, by=None, actor=Actor.CLOCK)
