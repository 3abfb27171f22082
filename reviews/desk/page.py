"""What the office’s page of one round shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from casework.languages import reading_language

from ..allocation.allocating import lacking
from ..enums import SHEET_COUNTS, RoundState, SheetState
from ..models import Conflict, Reviewer, Round
from ..rounds.phases import waiting_copies
from ..rounds.readings import title_of
from ..sheets.progress import progress_of


@dataclass(frozen=True)
class Load:
    """How many files a reviewer holds. How many of them are given is told only when the day has passed."""

    reviewer: Reviewer
    side: str
    files: int
    late: int


def loads_of(round: Round) -> list[Load]:
    is_past = round.is_open and round.phase.due_on is not None and round.phase.due_on < timezone.localdate()
    counted = Q(sheets__state__in=SHEET_COUNTS, sheets__subject__left_at=None)
    people = round.reviewers.select_related("user").annotate(
        files=Count("sheets", filter=counted),
        missing=Count("sheets", filter=counted & Q(sheets__state=SheetState.WAITING)),
    )
    people = people.order_by("side", "pk")
    return [Load(one, str(round.judged.label_of(one.side)), one.files, one.missing if is_past else 0) for one in people]


def page_values(round: Round) -> dict[str, Any]:
    is_prepared = round.state == RoundState.PREPARING
    return {
        "round": round,
        "title": title_of(round, reading_language()),
        "group_page": round.judged.page_of(round.group_id),
        "phases": list(round.phases.all()),
        "phase": round.phase,
        "has_next": any(phase.number > round.phase_number for phase in round.phases.all()),
        "progress": progress_of(round),
        "loads": loads_of(round),
        "lacks": sum(lacking(round).values()) if round.is_open else 0,
        "conflicts": Conflict.objects.filter(subject__round=round, subject__left_at=None).count(),
        "copies": waiting_copies(round),
        "to_copy": list(round.subjects.filter(left_at=None, copies__isnull=False).distinct()) if is_prepared else [],
        "signatures": [(round.judged.label_of(each.side), each) for each in round.signatures.all()],
        "minutes": getattr(round, "minutes", None),
    }
