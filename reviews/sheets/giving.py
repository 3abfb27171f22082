"""A reviewer scores a file: kept as it grows, given when it is complete, changed as long as the phase lets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..enums import Capacity, SheetState
from ..models import Round, Sheet, SheetScore
from ..rounds.moves import hold
from .errors import SheetClosed
from .moves import MOVES


@dataclass(frozen=True)
class FilledSheet:
    """`scores` are values by the number of their criterion; None where the criterion does not suit the file."""

    scores: Mapping[int, int | None]
    comment: str = ""
    wants_talk: bool = False


def takes_scores(round: Round) -> bool:
    """Whether scores may be given and changed now: the round is open, its phase lets, and nobody has signed."""
    return round.is_open and round.phase.may_change and not round.signatures.exists()


@transaction.atomic
def keep_sheet(*, sheet: Sheet, by: Any, answers: FilledSheet) -> Sheet:
    """Keep what one reviewer thinks. With a score for every criterion it is given, and counts.

    Raises SheetClosed for a sheet that is not the reviewer’s to fill in now.
    """
    round = hold(sheet.round)
    stored = round.sheets.visible_to(by).filter(pk=sheet.pk).select_related("round", "reviewer", "subject").first()
    if stored is None or not takes_scores(round) or not by.is_active:
        raise SheetClosed
    criteria = list(round.criteria.values_list("pk", flat=True))
    is_complete = answers.scores.keys() >= set(criteria)
    if stored.is_given and not is_complete:
        raise SheetClosed
    _write(stored, answers, criteria)
    if stored.is_given:
        log(instance=stored, action="review_sheet.changed", user=by, title=f"{round.pk}/{stored.subject.number}")
        return stored
    if not is_complete:
        return stored
    changes = {"given_at": timezone.now()}
    return MOVES.make(stored, to=SheetState.GIVEN, by=by, actor=Capacity.REVIEWER, changes=changes).row


def _write(sheet: Sheet, answers: FilledSheet, criteria: list[int]) -> None:
    sheet.scores.exclude(criterion__in=answers.scores).delete()
    SheetScore.objects.bulk_create(
        [
            SheetScore(sheet=sheet, criterion_id=criterion, value=answers.scores[criterion])
            for criterion in criteria
            if criterion in answers.scores
        ],
        update_conflicts=True,
        unique_fields=["sheet", "criterion"],
        update_fields=["value"],
    )
    sheet.comment, sheet.wants_talk = answers.comment, answers.wants_talk
    sheet.save(update_fields=["comment", "wants_talk"])
