"""What payment files keep about people: which claim was paid in which, as long as the claim itself."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit

from ..claims.privacy import TEN_YEARS, TIME, TO_PAY, of_paid
from ..models import PaymentFile, PaymentFileRow, PaymentLayout

HOLDINGS = [
    Holding(
        PaymentFileRow,
        _("Files with which you were paid"),
        "claim__expert",
        (Kept(("file", "account", "amount_minor"), TO_PAY, LegalGround.PUBLIC_TASK, TEN_YEARS),),
        limit=Limit(TIME, "claim__in_state_since", among=of_paid("claim__state")),
    ),
    Holding(
        PaymentFile,
        _("Files for whoever pays"),
        "",
        (Kept(("made_by",), _("To know who made it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),),
        impersonal=("programme", "currency", "columns", "file_format", "made_at", "asked", "is_being_made"),
    ),
    Holding(PaymentLayout, _("Columns of payment files"), "", (), impersonal=("programme", "columns", "file_format")),
]
