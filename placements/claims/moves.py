"""The moves of a claim. Two claims of one placement are decided one after the other: they share what was offered."""

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words

from ..enums import CLAIM_MOVES, CLAIM_NEEDS_REASON, ClaimState
from ..models import Claim
from ..signals import claim_moved, claim_moving
from .rights import actors_of

MOVES = Moves(
    model=Claim,
    name="claim",
    states=ClaimState,
    allowed=CLAIM_MOVES,
    actors_of=actors_of,
    before=claim_moving,
    after=claim_moved,
    parents=("placement",),
    related=("placement__application__assignment__programme", "placement__application__profile__user", "expert"),
    needs_reason=lambda _before, to: to in CLAIM_NEEDS_REASON,
    title=lambda claim: claim.reference,
    words=Words(impossible=_("This is not possible any more, because the claim has moved on.")),
)
