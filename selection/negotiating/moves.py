"""The moves of a request about an offer."""

from casework.moves import Moves
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.enums import Actor

from ..enums import OFFER_REQUEST_MOVES, OfferRequestState
from ..models import OfferRequest
from ..signals import offer_request_moved, offer_request_moving


def actors_of(by: User | None, request: OfferRequest) -> set[Actor]:
    """In which capacities `by` may move it. Nobody grants what they asked for themselves."""
    if by is None:
        return {Actor.CLOCK}
    if request.offer.application.profile.user_id == by.pk:
        return {Actor.APPLICANT}
    return {Actor.OFFICE} if is_office(by) else set()


MOVES = Moves(
    model=OfferRequest,
    name="offer_request",
    states=OfferRequestState,
    allowed=OFFER_REQUEST_MOVES,
    actors_of=actors_of,
    before=offer_request_moving,
    after=offer_request_moved,
    parents=("offer",),
    related=("offer__application__assignment__institution", "offer__application__profile__user"),
    needs_reason=lambda _before, to: to == OfferRequestState.REFUSED,
)
