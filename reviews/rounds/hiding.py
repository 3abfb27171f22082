"""Which records a reader must not find anywhere in the portal, though their role would let them."""

from typing import Any

from django.db.models import Q, QuerySet

from ..enums import RoundState
from ..models import Round, Subject


def hidden_records(*, kind: str, user: Any, is_outside: bool) -> QuerySet:
    """Numbers of the records of `kind` that `user` must not read: those with a conflict of interest, and those of a
    round that hides names, for its reviewers and for everybody outside of the office (`is_outside`)."""
    with_conflict = Q(conflicts__user=user) & ~Q(round__state=RoundState.DROPPED)
    blind = Q(round__in=Round.objects.hiding())
    if not is_outside:
        blind &= Q(round__reviewers__user=user)
    return Subject.objects.filter(with_conflict | blind, round__kind=kind).values("record_id")
