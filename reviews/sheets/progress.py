"""How far a round is, without telling whose sheets are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from ..enums import SheetState
from ..models import Round, Sheet

_GIVEN = Q(state=SheetState.GIVEN)


@dataclass(frozen=True)
class SheetCount:
    given: int
    expected: int

    @property
    def waiting(self) -> int:
        return self.expected - self.given


def progress_of(round: Round) -> SheetCount:
    return SheetCount(**round.sheets.counting().aggregate(given=Count("pk", filter=_GIVEN), expected=Count("pk")))


def own_counts(user: Any, rounds: Iterable[Round]) -> dict[int, SheetCount]:
    """A reviewer’s own sheets by round, in one query."""
    listed = [round.pk for round in rounds]
    counted = Sheet.objects.visible_to(user).filter(round__in=listed).order_by().values("round")
    found = {
        row["round"]: SheetCount(row["given"], row["expected"])
        for row in counted.annotate(given=Count("pk", filter=_GIVEN), expected=Count("pk"))
    }
    return {pk: found.get(pk, SheetCount(0, 0)) for pk in listed}
