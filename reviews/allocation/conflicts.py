"""Conflicts of interest: found in what the portal knows, or declared. The file disappears for that reviewer."""

from typing import Any

from django.db import transaction

from ..enums import Capacity, ConflictKind, SheetState
from ..models import Conflict, Round, Sheet
from ..rounds.moves import hold
from ..sheets.errors import SheetClosed
from ..sheets.moves import MOVES
from .allocating import allocate


@transaction.atomic
def find_conflicts(*, round: Round) -> int:
    """Note every conflict that the app above knows of, before files are given out. Returns how many are new."""
    round = hold(round)
    subjects = {subject.record_id: subject.pk for subject in round.subjects.filter(left_at=None)}
    people = [reviewer.user for reviewer in round.reviewers.filter(left_at=None).select_related("user")]
    found = round.judged.conflicts(round.group_id, list(subjects), people)
    known = set(Conflict.objects.filter(subject__round=round).values_list("subject", "user"))
    new = [
        Conflict(subject_id=subjects[record], user_id=user, kind=kind)
        for (record, user), kind in found.items()
        if (subjects[record], user) not in known
    ]
    Conflict.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def declare_conflict(*, sheet: Sheet, by: Any, text: str) -> Conflict:
    """The reviewer must not judge this file. It goes to somebody else, and what was scored no longer counts.

    Raises SheetClosed where the file is not theirs, and what the move raises.
    """
    round = hold(sheet.round)
    stored = round.sheets.visible_to(by).filter(pk=sheet.pk).select_related("subject").first()
    if stored is None or not round.is_open or round.signatures.exists():
        raise SheetClosed
    MOVES.make(stored, to=SheetState.CONFLICT, by=by, actor=Capacity.REVIEWER)
    conflict, _is_new = Conflict.objects.get_or_create(
        subject=stored.subject, user=by, defaults={"kind": ConflictKind.DECLARED, "text": text.strip()}
    )
    allocate(round=round)
    return conflict
