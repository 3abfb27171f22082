"""The moves of a proposal: its writer hands it in, confirms and withdraws; the team decides."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words

from ..enums import PROPOSAL_MOVES, ProposalActor, ProposalState, TeamRole
from ..models import Proposal
from ..rules import works_for
from ..signals import proposal_moved, proposal_moving


def _actors(by: Any, proposal: Proposal) -> set[str]:
    """Whoever has the secret address comes without an account: the verb says so."""
    if by is None:
        return {ProposalActor.SPEAKER}
    return {ProposalActor.TEAM} if works_for(by, proposal.event, TeamRole.PROGRAMME) else set()


MOVES = Moves(
    model=Proposal,
    name="proposal",
    states=ProposalState,
    allowed=PROPOSAL_MOVES,
    actors_of=_actors,
    before=proposal_moving,
    after=proposal_moved,
    related=("event", "call"),
    words=Words(
        impossible=_("This is not possible for a proposal in the state “%(state)s”."),
        forbidden=_("Only the programme team of this event does this."),
    ),
)
