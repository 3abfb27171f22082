"""What is written to whoever proposed something, and to those whom they name as co-speakers."""

from collections.abc import Iterable, Sequence

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers
from casework.moves import Move
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message, write_to_strangers

from ..enums import ProposalState
from ..models import CoSpeaker, Proposal

_KINDS = {
    ProposalState.SUBMITTED: "event_proposal_submitted",
    ProposalState.ACCEPTED: "event_proposal_accepted",
    ProposalState.REJECTED: "event_proposal_rejected",
    ProposalState.CONFIRMED: "event_proposal_confirmed",
}


def write_about(moves: Sequence[Move]) -> None:
    """In the transaction of the moves, which lead to one state. Who withdraws knows it."""
    if kind := _KINDS.get(ProposalState(moves[0].to)):
        write([move.row for move in moves], kind)


def write(proposals: Iterable[Proposal], kind: str) -> None:
    write_to_strangers((letter(each, kind), each.email, "", each.letters) for each in proposals)


def letter(proposal: Proposal, kind: str):
    """As it will be read."""
    values = {
        "name": for_strangers(proposal.name),
        "event": written_in_every_language(proposal.event, "title"),
        "title": for_strangers(str(proposal)),
        "reason": proposal.reason,
        "until": {"datetime": proposal.call.closes_at.isoformat()},
    }
    return render_text(kind=kind, values=values, path=proposal.get_absolute_url(), language=proposal.letters)


def decision_letter(proposal: Proposal):
    """What its writer will read when the prepared decision is released."""
    return letter(proposal, _KINDS[ProposalState(proposal.decision)])


def ask(co_speaker: CoSpeaker) -> None:
    proposal = co_speaker.proposal
    values = {
        "name": for_strangers(co_speaker.name),
        "asker": for_strangers(proposal.name),
        "event": written_in_every_language(proposal.event, "title"),
    }
    message = render_text(
        kind="event_co_speaker_asked",
        values=values,
        path=co_speaker.get_absolute_url(),
        language=proposal.letters,
    )
    write_message(message, to=co_speaker.email, name="", language=proposal.letters)
