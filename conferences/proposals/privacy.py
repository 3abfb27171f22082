"""What is kept about whoever proposes something for an event."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import CoSpeaker, Proposal, ProposalAnswer
from ..retention import AFTER_THE_EVENT, YEAR, their_own


def _of_their_proposals(user: User) -> Q:
    return their_own(user, "proposal__")


HOLDINGS = [
    Holding(
        Proposal,
        _("What you proposed for events"),
        "",
        (
            Kept(
                ("event", "call", "title", "abstract", "kind", "language", "level", "track", "state", "session"),
                _("To choose what is in the programme, and to tell you"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("name", "email", "letters", "role", "biography", "is_named", "begun_at", "in_state_since"),
                _("To write to you about it, and to announce you if you agree"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("key",),
                _("So that only the link that we sent you leads to your proposal"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
            Kept(
                ("decision", "reason", "decided_by"),
                _("To account for who chose, and why"),
                LegalGround.PUBLIC_TASK,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "event__ends_on"),
        also=their_own,
    ),
    Holding(
        ProposalAnswer,
        _("Your answers about what you proposed"),
        "",
        (Kept(("question", "text"), _("To choose what is in the programme"), LegalGround.SERVICE, AFTER_THE_EVENT),),
        impersonal=("proposal",),
        limit=Limit(YEAR, "proposal__event__ends_on"),
        also=_of_their_proposals,
    ),
    Holding(
        CoSpeaker,
        _("Proposals that name you as a co-speaker"),
        "",
        (
            Kept(
                ("proposal", "name", "email", "role", "biography", "agreed_at"),
                _("To ask you whether you are in, and to announce you if you agree"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("key",),
                _("So that only the link that we sent you leads to it"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "proposal__event__ends_on"),
        also=their_own,
    ),
]


def erase_person(*, user: User) -> None:
    """What they proposed goes; a session that came of it stays in the programme, without them."""
    Proposal.objects.filter(their_own(user)).delete()
    CoSpeaker.objects.filter(their_own(user)).delete()
