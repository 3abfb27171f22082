"""The order on which office and host agree: by the scores, and with a reason for whatever stands elsewhere."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..models import Minutes, Reviewer, Round, Seat, Subject
from ..rounds.moves import hold
from ..rounds.news import tell_to_sign
from ..rounds.phases import ask_organiser
from .errors import DeviationUnexplained, RanksUnclear, RoundOver, SheetsMissing
from .results import NOTHING, FileResult, results_of


@dataclass(frozen=True)
class Placed:
    """The rank that was agreed for a file, and why it is not the one of its scores."""

    rank: int
    reason: str = ""


@dataclass(frozen=True)
class Meeting:
    """When the ranking was made, what was said, and who sat: reviewers, and others in words."""

    held_on: datetime.date
    text: str
    sat: Collection[Reviewer] = ()
    others: str = ""


def unexplained(placed: Mapping[int, Placed], results: Mapping[int, FileResult]) -> list[int]:
    """Files without a reason that stand before a better one without a reason: those left must follow the scores."""
    ordered = sorted((subject for subject in placed if not placed[subject].reason), key=lambda one: placed[one].rank)
    means = {subject: -1 if (mean := results.get(subject, NOTHING).mean) is None else mean for subject in ordered}
    return [
        subject
        for position, subject in enumerate(ordered)
        if any(means[later] > means[subject] for later in ordered[position + 1 :])
    ]


@transaction.atomic
def keep_ranking(*, round: Round, by: Any, placed: Mapping[int, Placed], meeting: Meeting) -> Round:
    """Keep the agreed order and its minutes. Signatures under another order are void.

    Raises RoundOver, SheetsMissing while somebody still scores, RanksUnclear, DeviationUnexplained.
    """
    round = hold(round)
    ask_organiser(round, by)
    if not round.is_open:
        raise RoundOver
    if round.sheets.waiting().exists():
        raise SheetsMissing
    subjects = {subject.pk: subject for subject in round.subjects.filter(left_at=None)}
    if set(placed) != set(subjects) or sorted(one.rank for one in placed.values()) != list(range(1, len(subjects) + 1)):
        raise RanksUnclear
    if missing := unexplained(placed, results_of(round)):
        raise DeviationUnexplained(missing)
    for pk, subject in subjects.items():
        subject.rank, subject.rank_reason = placed[pk].rank, placed[pk].reason
    Subject.objects.bulk_update(subjects.values(), ["rank", "rank_reason"])
    _write_minutes(round, meeting, by)
    round.signatures.all().delete()
    round.ranked_at = timezone.now()
    round.save(update_fields=["ranked_at"])
    log(instance=round, action="review_round.ranked", user=by, title=str(round))
    tell_to_sign(round, by=by)
    return round


def _write_minutes(round: Round, meeting: Meeting, by: Any) -> None:
    minutes, _is_new = Minutes.objects.update_or_create(
        round=round,
        defaults={"held_on": meeting.held_on, "text": meeting.text, "others": meeting.others, "written_by": by},
    )
    minutes.seats.all().delete()
    Seat.objects.bulk_create(
        Seat(minutes=minutes, user=one.user, name=str(one.user), side=one.side) for one in meeting.sat
    )
