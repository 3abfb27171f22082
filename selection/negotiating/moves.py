"""The moves of a counter-offer."""

from casework.moves import Moves
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.enums import Actor

from ..enums import COUNTER_OFFER_MOVES, CounterOfferState
from ..models import CounterOffer
from ..signals import counter_offer_moved, counter_offer_moving


def actors_of(by: User | None, counter_offer: CounterOffer) -> set[Actor]:
    """In which capacities `by` may move it. Nobody grants what they asked for themselves."""
    if by is None:
        return {Actor.CLOCK}
    if counter_offer.offer.application.profile.user_id == by.pk:
        return {Actor.APPLICANT}
    return {Actor.OFFICE} if is_office(by) else set()


MOVES = Moves(
    model=CounterOffer,
    name="counter_offer",
    states=CounterOfferState,
    allowed=COUNTER_OFFER_MOVES,
    actors_of=actors_of,
    before=counter_offer_moving,
    after=counter_offer_moved,
    parents=("offer",),
    related=("offer__application__assignment__institution", "offer__application__profile__user"),
    needs_reason=lambda _before, to: to == CounterOfferState.REFUSED,
)
