"""What counts of the cash box keep about the two people who counted."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import CashCount
from ..retention import TWO_PEOPLE, WITH_THE_BOOKS

HOLDINGS = [
    Holding(
        CashCount,
        _("Counts of cash"),
        "",
        (
            Kept(
                ("explanation", "counted_by", "counted_at", "confirmed_by", "confirmed_at"),
                TWO_PEOPLE,
                LegalGround.PUBLIC_TASK,
                WITH_THE_BOOKS,
                is_exported=False,
            ),
        ),
        impersonal=("currency", "counted_minor", "expected_minor"),
    ),
]
