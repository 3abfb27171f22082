"""Closed cases go when the time of their programme is over."""

import datetime

from django.utils import timezone

from ..enums import CaseState
from ..models import USUAL_DAYS, Case, RetentionTerm


def delete_old_cases() -> int:
    """Each with its history. Returns how many went."""
    now, closed = timezone.now(), Case.objects.filter(state=CaseState.CLOSED)
    terms = list(RetentionTerm.objects.all())
    usual = datetime.timedelta(days=USUAL_DAYS)
    rows = closed.exclude(programme__in=[term.programme_id for term in terms]).filter(in_state_since__lt=now - usual)
    keys = set(rows.values_list("pk", flat=True))
    for term in terms:
        over = closed.filter(programme=term.programme_id, in_state_since__lt=now - term.time)
        keys |= set(over.values_list("pk", flat=True))
    Case.objects.filter(pk__in=keys, state=CaseState.CLOSED).delete()
    return len(keys)
