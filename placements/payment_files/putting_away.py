"""Accounts in which nobody is paid any more."""

import datetime

from django.utils import timezone

from ..enums import PLACEMENT_OVER, ClaimState
from ..models import Claim, PayAccount, Placement

#: After the last assignment of its owner, when no claim waits for a payment.
AFTER = datetime.timedelta(days=180)


def put_away() -> int:
    """Accounts of people who are on no assignment and wait for no payment are in use no more; from then on they are
    kept as earlier ones are."""
    running = Placement.objects.exclude(state__in=sorted(PLACEMENT_OVER))
    lately = Placement.objects.filter(in_state_since__gte=timezone.now() - AFTER)
    unpaid = Claim.objects.exclude(state__in=[ClaimState.DRAFT, ClaimState.PAID]).order_by().values("expert")
    owner = "application__profile__user"
    rows = PayAccount.objects.in_use().filter(written_at__lt=timezone.now() - AFTER)
    rows = rows.exclude(owner__in=running.values(owner)).exclude(owner__in=lately.values(owner))
    return rows.exclude(owner__in=unpaid).update(replaced_at=timezone.now())
