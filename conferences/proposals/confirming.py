"""An accepted proposal becomes a session of the programme when its writer confirms it."""

from django.utils import timezone

from ..enums import ProposalActor, ProposalState
from ..models import CoSpeaker, Proposal, Session, SessionSpeaker, Speaker
from .moves import MOVES


def confirm(*, proposal: Proposal, seen: str | None = None) -> Proposal:
    """A confirmed session without a slot, with everybody who agreed as its speakers. Raises MoveRefused."""
    return MOVES.make(
        proposal, to=ProposalState.CONFIRMED, by=None, actor=ProposalActor.SPEAKER, seen=seen, then=_into_programme
    ).row


def _into_programme(proposal: Proposal) -> None:
    """Texts stand in the language in which they were proposed; translators find what the other one lacks."""
    language = proposal.language
    session = Session.objects.create(
        event=proposal.event,
        kind=proposal.kind,
        language=language,
        level=proposal.level,
        track=proposal.track,
        is_confirmed=True,
        **{f"title_{language}": proposal.title, f"abstract_{language}": proposal.abstract},
    )
    speakers = [_speaker(proposal, proposal, is_named=proposal.is_named)]
    speakers += [_speaker(proposal, each, is_named=True) for each in proposal.co_speakers.exclude(agreed_at=None)]
    SessionSpeaker.objects.bulk_create(SessionSpeaker(session=session, speaker=each) for each in speakers)
    proposal.session = session
    proposal.save(update_fields=["session"])


def _speaker(proposal: Proposal, person: Proposal | CoSpeaker, *, is_named: bool) -> Speaker:
    """The one with this address, where they speak already; else a new one."""
    known = proposal.event.speakers.filter(email__iexact=person.email).first()
    if known:
        return known
    language = proposal.language
    return Speaker.objects.create(
        event=proposal.event,
        name=person.name,
        email=person.email,
        language=proposal.letters,
        consented_on=timezone.localdate() if is_named else None,
        **{f"role_{language}": person.role, f"biography_{language}": person.biography},
    )
