"""What the programme team reads of proposals: whatever was handed in once, but nothing that a reviewer must not see."""

from typing import Any

from django.db.models import QuerySet

from reviews.rounds.hiding import hidden_records

from ..enums import ProposalState
from ..models import Event, Proposal
from .judging import NAME


def of_event(event: Event, reader: Any) -> QuerySet[Proposal]:
    """In a round without names its reviewers read the files there, and nobody their own conflict."""
    handed_in = Proposal.objects.filter(event=event).exclude(state=ProposalState.DRAFT)
    hidden = hidden_records(kind=NAME, user=reader, is_outside=False)
    return handed_in.exclude(pk__in=hidden).select_related("call", "track", "event")
