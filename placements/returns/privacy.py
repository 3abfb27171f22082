"""What is kept about the time after an assignment."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.registry import ACCOUNT, CHANGE, Holding, Kept, LegalGround

from ..models import AlumniOffer, HostPost, Placement, Referral, ReturnAnswer
from ..retention import OWNER

TO_HELP = _("To help you after the assignment")
HOLDINGS = [
    Holding(
        ReturnAnswer,
        _("What you told about your return"),
        OWNER,
        (
            Kept(
                ("stage", "due_on", "asked_at", "answered_at", "next", "recognition", "has_work", "needs"),
                TO_HELP,
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        Referral,
        _("Contacts that the programme office gave you"),
        OWNER,
        (
            Kept(("to", "reason", "made_on", "outcome"), TO_HELP, LegalGround.SERVICE, ACCOUNT),
            Kept(("by",), _("To know who did it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
    ),
    Holding(
        HostPost,
        _("Open posts at institutions where you worked"),
        OWNER,
        (Kept(("title", "apply_by", "where"), TO_HELP, LegalGround.SERVICE, ACCOUNT),),
    ),
    Holding(
        AlumniOffer,
        _("What you offer others after your assignments"),
        "owner",
        (Kept(("kind", "agreed_at"), _("So that others learn from you"), LegalGround.CONSENT, CHANGE),),
    ),
]


def erase_returns(*, user: User, placements: Iterable[Placement]) -> None:
    """What was counted stays, without words; contacts and offers go."""
    ReturnAnswer.objects.filter(placement__in=placements).update(needs="")
    Referral.objects.filter(placement__in=placements).delete()
    HostPost.objects.filter(placement__in=placements).delete()
    AlumniOffer.objects.filter(owner=user).delete()
