"""Who else would speak: asked by whoever proposes, and answering for themselves."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..models import CoSpeaker, Proposal
from .letters import ask
from .moves import MOVES
from .writing import CallClosed, may_be_written


class EnoughSpeakers(Refused):
    text = _("This proposal has as many speakers as the call allows.")


class InvitedAlready(Refused):
    text = _("This address has already been invited.")


@transaction.atomic
def ask_co_speaker(*, proposal: Proposal, name: str, email: str) -> CoSpeaker:
    """Raises CallClosed, EnoughSpeakers, InvitedAlready. The proposal is held: two who ask at once are counted."""
    found = MOVES.lock(proposal)
    if not may_be_written(found):
        raise CallClosed
    email = email.lower()
    if email == found.email.lower():
        raise InvitedAlready
    if found.co_speakers.count() + 1 >= found.call.most_speakers:
        raise EnoughSpeakers
    try:
        with transaction.atomic():
            made = CoSpeaker.objects.create(proposal=found, name=name, email=email)
    except IntegrityError:
        raise InvitedAlready from None
    ask(made)
    return made


@transaction.atomic
def remove_co_speaker(*, co_speaker: CoSpeaker) -> None:
    """By whoever asked them, while the proposal may be changed. Raises CallClosed."""
    if not may_be_written(MOVES.lock(co_speaker.proposal)):
        raise CallClosed
    co_speaker.delete()


def decline(*, co_speaker: CoSpeaker) -> None:
    """By themselves, at any time."""
    co_speaker.delete()


def agree(*, co_speaker: CoSpeaker, said: dict[str, Any]) -> None:
    """With the name, position and biography that may be public."""
    CoSpeaker.objects.filter(pk=co_speaker.pk).update(**said, agreed_at=timezone.now())
