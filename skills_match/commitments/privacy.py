"""What is kept about people who stand behind a request, why, on what ground and for how long."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import addresses_of
from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import AssignmentSite, CostShare, Endorsement, FileReference, HeadSupport, NamedPerson, PublicAnswer
from ..promises import WORK


def _about(user) -> Q:
    """By whichever of their proven addresses somebody was named: one that is only typed may be anybody's."""
    return Q(email__iexact=user.email) | Q(email__in=addresses_of(user))


HOLDINGS = [
    Holding(
        NamedPerson,
        _("Institutions that invited you by name"),
        "",
        (
            Kept(
                ("assignment", "name", "email", "language", "known_from", "named_at", "written_at"),
                _("To invite you to apply, and so that the programme office knows that you were named"),
                LegalGround.PUBLIC_TASK,
                _("For a year, or until you delete your account"),
            ),
            Kept(
                ("named_by",),
                _("To know who named you"),
                LegalGround.PUBLIC_TASK,
                _("For a year, or until you delete your account"),
                is_exported=False,
            ),
        ),
        impersonal=("slot",),
        limit=Limit(datetime.timedelta(days=365), "named_at"),
        also=_about,
    ),
    Holding(
        Endorsement,
        _("Endorsements of requests"),
        "",
        (Kept(("by",), _("To know who answered for the institution above"), LegalGround.PUBLIC_TASK, WORK),),
        impersonal=("assignment", "institution", "submitted_at", "is_given", "reason", "at"),
    ),
    Holding(
        HeadSupport,
        _("Signatures of heads of institutions under requests"),
        "",
        (
            Kept(
                ("name", "position", "email", "language", "asked_at", "signed_at"),
                _("To know who stands behind a request for the institution"),
                LegalGround.PUBLIC_TASK,
                WORK,
            ),
            Kept(("asked_by",), _("To know who asked you to sign"), LegalGround.PUBLIC_TASK, WORK, is_exported=False),
        ),
        impersonal=("assignment", "key", "fingerprint"),
        also=_about,
    ),
    Holding(FileReference, _("File references"), "", impersonal=("assignment", "side", "number")),
    Holding(AssignmentSite, _("Posts at each site"), "", impersonal=("assignment", "site", "posts")),
    Holding(
        CostShare,
        _("Who bears which cost"),
        "",
        impersonal=("assignment", "item", "bearer", "amount_minor", "currency", "text"),
    ),
    Holding(
        PublicAnswer, _("Answers for everybody"), "", impersonal=("assignment", "question", "answer", "published_at")
    ),
]
