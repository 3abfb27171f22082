"""What waits for the programme team."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..enums import ProposalState, TeamRole
from ..events.waiting import Pile, add_pile
from ..models import Proposal

_TEAM = (TeamRole.PROGRAMME,)


def _handed_in() -> QuerySet[Proposal]:
    return Proposal.objects.filter(state=ProposalState.SUBMITTED)


add_pile(
    Pile(
        _("Proposals to decide"),
        rows=lambda: _handed_in().filter(decision=""),
        event="event",
        roles=_TEAM,
        address="event_desk:proposals",
        query="?state=submitted",
    )
)
add_pile(
    Pile(
        _("Decisions on proposals to release"),
        rows=lambda: _handed_in().exclude(decision=""),
        event="event",
        roles=_TEAM,
        address="event_desk:release_decisions",
    )
)
