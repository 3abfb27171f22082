"""What is kept about people who stand behind a request, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import AssignmentSite, CostShare, Endorsement, PublicAnswer
from ..promises import WORK

HOLDINGS = [
    Holding(
        Endorsement,
        _("Endorsements of requests"),
        "",
        (Kept(("by",), _("To know who answered for the institution above"), LegalGround.PUBLIC_TASK, WORK),),
        impersonal=("assignment", "institution", "submitted_at", "is_given", "reason", "at"),
    ),
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
