"""What is kept about people whom an institution invites, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import AssignmentInvitation
from ..promises import WORK

HOLDINGS = [
    Holding(
        AssignmentInvitation,
        _("Invitations of institutions to their assignments"),
        "profile__user",
        (
            Kept(
                ("assignment", "message", "state", "sent_at", "answer_by", "answered_at"),
                _("So that you decide whether an institution sees your name and profile, and to prove what you said"),
                LegalGround.CONSENT,
                _("Until you delete your account; that somebody was invited and how it ended stays without your name"),
            ),
            Kept(
                ("invited_by",),
                _("To know who asked"),
                LegalGround.PUBLIC_TASK,
                WORK,
                is_exported=False,
            ),
        ),
        impersonal=("slot",),
    ),
]
