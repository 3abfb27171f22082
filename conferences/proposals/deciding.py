"""The programme team chooses: decisions are prepared one by one and released together."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casework.moves import as_now
from casework.refusals import Refused

from ..enums import DECISIONS, ProposalActor, ProposalState, TeamRole
from ..models import Event, Proposal
from ..rules import works_for
from .moves import MOVES
from .reading import of_event


class NotHandedIn(Refused):
    text = _("Only what is handed in and not yet decided can be decided on.")


class ReleaseChanged(Refused):
    text = _("The decisions changed since you read them. Read them once more, then release them.")


@transaction.atomic
def prepare_decision(*, proposal: Proposal, decision: str, reason: str, by: Any) -> None:
    """Nobody outside the team sees it yet. An empty `decision` takes the one before back. Raises NotHandedIn."""
    found = MOVES.lock(proposal)
    if found.state != ProposalState.SUBMITTED or not works_for(as_now(by), found.event, TeamRole.PROGRAMME):
        raise NotHandedIn
    found.decision, found.reason, found.decided_by = decision, reason.strip(), by if decision else None
    found.save(update_fields=["decision", "reason", "decided_by"])


def prepared(event: Event, reader: Any) -> QuerySet[Proposal]:
    """Decisions that wait to be released, in a fixed order: a letter tells a name, so whoever judges without names, or
    has a conflict of interest, finds none of those."""
    return _waiting(of_event(event, reader)).order_by("pk")


def kept_from(event: Event, reader: Any) -> int:
    """How many decisions wait for somebody else to release them."""
    return _waiting(event.proposals.all()).count() - prepared(event, reader).count()


def _waiting(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return proposals.filter(state=ProposalState.SUBMITTED).exclude(decision="")


def print_of(proposals: list[Proposal]) -> str:
    """What was read: another one as soon as a decision, a reason or the list changes."""
    return "|".join(f"{each.pk}:{each.decision}:{each.reason}" for each in proposals)


@transaction.atomic
def release_decisions(*, event: Event, by: Any, seen: str) -> int:
    """All that are prepared and that `by` may read, chosen and refused together; each gets one letter. `seen` is the
    `print_of` that was read.

    Raises ReleaseChanged, MoveRefused. Returns how many.
    """
    waiting = list(MOVES.lock_many(prepared(event, by)))
    if not waiting or print_of(waiting) != seen:
        raise ReleaseChanged
    for decision in DECISIONS:
        rows = event.proposals.filter(pk__in=[each.pk for each in waiting if each.decision == decision])
        MOVES.make_many(rows, to=decision, by=by, actor=ProposalActor.TEAM)
    return len(waiting)
