"""References such as TZ-2026-0042: short enough to say on the telephone, never given twice."""

from django.db import transaction
from django.db.models import F

from ..models import ReferenceSeries
from ..models.querysets import today_in_closing_zone


def next_reference() -> str:
    """The next number of this year's series; call it inside the transaction that uses it."""
    year = today_in_closing_zone().year
    with transaction.atomic():
        ReferenceSeries.objects.get_or_create(year=year)
        # The update locks the row until the transaction ends: whoever comes second waits and reads the next number.
        ReferenceSeries.objects.filter(year=year).update(last=F("last") + 1)
        number = ReferenceSeries.objects.get(year=year).last
    return f"TZ-{year}-{number:04d}"
