"""Proposing something: begun, written, handed in, withdrawn."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..enums import ProposalActor, ProposalState
from ..models import Call, Proposal, ProposalAnswer
from .letters import write
from .moves import MOVES

#: Until the call closes its writer may change it in these states.
OPEN_STATES = (ProposalState.DRAFT, ProposalState.SUBMITTED)


class CallClosed(Refused):
    text = _("This call is closed: nothing can be proposed or changed any more.")


def may_be_written(proposal: Proposal) -> bool:
    return proposal.call.is_open and proposal.state in OPEN_STATES


@transaction.atomic
def begin(*, call: Call, name: str, email: str, letters: str, language: str) -> Proposal:
    """A draft whose address goes to `email`. Raises CallClosed."""
    if not call.is_open:
        raise CallClosed
    proposal = Proposal.objects.create(
        event=call.event, call=call, name=name, email=email, letters=letters, language=language
    )
    write([proposal], "event_proposal_begun")
    return proposal


@transaction.atomic
def save(*, proposal: Proposal, said: dict[str, Any], answers: dict[int, str]) -> Proposal:
    """Keep what was typed; it need not be finished while it is a draft. Raises CallClosed."""
    found = MOVES.lock(proposal)
    if not may_be_written(found):
        raise CallClosed
    for name, value in said.items():
        setattr(found, name, value)
    found.save(update_fields=list(said))
    found.answers.all().delete()
    ProposalAnswer.objects.bulk_create(
        ProposalAnswer(proposal=found, question_id=pk, text=text) for pk, text in answers.items() if text
    )
    return found


def hand_in(*, proposal: Proposal, seen: str | None = None) -> Proposal:
    """Raises CallClosed, MoveRefused."""

    def check(row: Proposal) -> None:
        if not row.call.is_open:
            raise CallClosed

    return MOVES.make(
        proposal, to=ProposalState.SUBMITTED, by=None, actor=ProposalActor.SPEAKER, seen=seen, check=check
    ).row


def withdraw(*, proposal: Proposal, seen: str | None = None) -> Proposal:
    """At any time. A session that came of it is no longer confirmed, so that the next version leaves it out."""

    def take_out(row: Proposal) -> None:
        if row.session:
            row.session.is_confirmed = False
            row.session.save(update_fields=["is_confirmed"])

    return MOVES.make(
        proposal, to=ProposalState.WITHDRAWN, by=None, actor=ProposalActor.SPEAKER, seen=seen, then=take_out
    ).row
