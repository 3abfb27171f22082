"""Sheets are given out, and taken back from who is late or leaves."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import MoveRefused

from ..enums import SHEET_COUNTS, Capacity, SheetState
from ..models import Conflict, Reviewer, Round, Sheet
from ..rounds.errors import NotAReviewer, OrganiserReviews
from ..rounds.moves import hold
from ..rounds.news import tell_asked
from ..rounds.phases import ask_organiser
from ..sheets.moves import MOVES
from .balanced import Candidate, balanced


class NotLate(MoveRefused):
    text = _("The last day for scores has not passed yet.")


@transaction.atomic
def allocate(*, round: Round) -> int:
    """Give every file the reviewers that it lacks, as evenly as conflicts let. Returns how many sheets were given out.
    Doing it again changes nothing."""
    round = hold(round)
    files, candidates = _standing(round)
    pairs, _lacks = balanced(files, candidates, each=round.reviewers_each)
    Sheet.objects.bulk_create(Sheet(round=round, subject_id=file, reviewer_id=key) for file, key in pairs)
    if round.is_open and pairs:
        tell_asked(round, reviewers={key for _file, key in pairs})
    return len(pairs)


def lacking(round: Round) -> dict[int, int]:
    """How many reviewers each file lacks that nobody of the round may judge any more, by subject."""
    files, _candidates = _standing(round)
    return {
        file: round.reviewers_each - len(sides) for file, sides in files.items() if len(sides) < round.reviewers_each
    }


def _standing(round: Round) -> tuple[dict[int, list[str]], list[Candidate]]:
    files: dict[int, list[str]] = {pk: [] for pk in round.subjects.filter(left_at=None).values_list("pk", flat=True)}
    barred: dict[int, set[int]] = defaultdict(set)
    load: dict[int, int] = defaultdict(int)
    for subject, reviewer, side, state in round.sheets.values_list(
        "subject", "reviewer", "reviewer__side", "state"
    ).order_by("pk"):
        barred[reviewer].add(subject)
        if state in SHEET_COUNTS and subject in files:
            load[reviewer] += 1
            files[subject].append(side)
    people = list(round.reviewers.filter(left_at=None))
    by_user = {reviewer.user_id: reviewer.pk for reviewer in people}
    for subject, user in Conflict.objects.filter(subject__round=round).values_list("subject", "user"):
        if user in by_user:
            barred[by_user[user]].add(subject)
    return files, [Candidate(one.pk, one.side, load[one.pk], barred[one.pk]) for one in people]


@transaction.atomic
def replace_late(*, round: Round, reviewer: Reviewer, by: Any, today) -> int:
    """Take back what `reviewer` has not given by the last day, and give it to others. Returns how many files moved.

    Raises NotLate before the day has passed.
    """
    round = hold(round)
    ask_organiser(round, by)
    due_on = round.phase.due_on
    if due_on is None or due_on >= today:
        raise NotLate
    return _take_back(round, reviewer, by)


@transaction.atomic
def let_go(*, round: Round, reviewer: Reviewer, by: Any) -> int:
    """A reviewer leaves in the middle: what they gave counts, the rest goes to others. Returns how many files moved."""
    round = hold(round)
    ask_organiser(round, by)
    round.reviewers.filter(pk=reviewer.pk, left_at=None).update(left_at=timezone.now())
    log(instance=round, action="review_round.let_go", user=by, title=str(round), data={"member": reviewer.user_id})
    return _take_back(round, reviewer, by)


def _take_back(round: Round, reviewer: Reviewer, by: Any) -> int:
    late = list(round.sheets.waiting().filter(reviewer=reviewer))
    for sheet in late:
        MOVES.make(sheet, to=SheetState.REPLACED, by=by, actor=Capacity.ORGANISER)
    allocate(round=round)
    return len(late)


@transaction.atomic
def add_reviewer(*, round: Round, user: Any, side: str, by: Any) -> Reviewer:
    """One more person judges from now on; files that lack somebody come to them.

    Raises NotAReviewer, and OrganiserReviews where names are or were hidden.
    """
    round = hold(round)
    ask_organiser(round, by)
    if not round.judged.people(round.group_id, side).filter(pk=user.pk).exists():
        raise NotAReviewer
    if user.pk == round.started_by_id and round.phases.filter(shows_names=False).exists():
        raise OrganiserReviews
    reviewer, _is_new = Reviewer.objects.update_or_create(
        round=round, user=user, defaults={"side": side, "left_at": None}
    )
    log(instance=round, action="review_round.reviewer", user=by, title=str(round), data={"member": user.pk})
    return reviewer
