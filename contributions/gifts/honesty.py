"""What of gifts by card reaches the projects, from our own books, to be said next to the form."""

import datetime
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from payments.enums import BalanceKind
from payments.models import BalanceLine

#: So far back the books are asked.
LOOKED_AT = datetime.timedelta(days=90)


def share_that_arrives() -> Decimal | None:
    """Per cent of gifts by card that were left after fees during the last months; None where there was none."""
    lines = BalanceLine.objects.filter(kind=BalanceKind.CHARGE, happened_at__gte=timezone.now() - LOOKED_AT)
    sums = lines.aggregate(amount=Sum("amount_minor"), fee=Sum("fee_minor"))
    if not sums["amount"]:
        return None
    return round(Decimal(100) * (sums["amount"] - sums["fee"]) / sums["amount"], 1)
