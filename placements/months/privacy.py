"""What is kept about those who close months and open them again."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import ClosedMonth

HOLDINGS = [
    Holding(
        ClosedMonth,
        _("Closed months"),
        "",
        (
            Kept(
                ("closed_by", "asked_by", "opened_by"),
                _("To account for who closed a month, and which two people opened it"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("programme", "month", "closed_at", "asked_at", "reason", "opened_at"),
    ),
]
