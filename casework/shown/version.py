"""The number of what is shown: a page that was made under it is right as long as it is the same."""

import datetime

from django.db.models import Count, Max
from django.utils import timezone

from ..models import ShownChange

#: No transaction is open for so long.
KEPT = datetime.timedelta(minutes=10)


def shown_version() -> str:
    """One statement. Numbers may be committed out of order: the one that comes late changes the count."""
    found = ShownChange.objects.aggregate(last=Max("pk"), notes=Count("pk"))
    return f"{found['last']}-{found['notes']}"


def forget_old_notes() -> None:
    last = ShownChange.objects.order_by("-pk").values("pk")[:1]
    ShownChange.objects.filter(noted_at__lt=timezone.now() - KEPT).exclude(pk__in=last).delete()
