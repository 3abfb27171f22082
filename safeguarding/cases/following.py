"""Named officers follow a case to its end."""

import datetime

from django.db import transaction

from casework.moves import Move, MoveNotAllowed, as_now
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CaseOutcome, CaseState, EntryKind, KeptOutWhy
from ..models import Case, CaseEntry, CaseReading, KeptOut
from .errors import DayMissing, OutcomeMissing, WordsMissing
from .moves import MOVES
from .readers import actors_of, officers
from .reporting import tell_readers


def note_reading(*, case: Case, user: User) -> None:
    """Once a day is enough to know who reads it."""
    CaseReading.objects.get_or_create(case=case, user=user, day=today_in_closing_zone())


def move_case(
    *,
    case: Case,
    to: CaseState,
    by: User,
    reason: str = "",
    answer_by: datetime.date | None = None,
    outcome: str = "",
    seen: str | None = None,
) -> Case:
    """On to `to`; whoever acknowledges it follows it from now on. Raises DayMissing, OutcomeMissing, and what the move
    raises."""
    changes: dict = {"outcome": outcome if to == CaseState.CLOSED else ""}
    if to == CaseState.ACKNOWLEDGED:
        changes["handler"] = by
    if to != CaseState.CLOSED:
        changes["answer_by"] = answer_by

    def check(row: Case) -> None:
        if to == CaseState.CLOSED and outcome not in CaseOutcome:
            raise OutcomeMissing
        if to != CaseState.CLOSED and (answer_by is None or answer_by < today_in_closing_zone()):
            raise DayMissing

    move: Move = MOVES.make(case, to=to, by=by, reason=reason, seen=seen, check=check, changes=changes)
    return move.row


@transaction.atomic
def write_to_case(
    *, case: Case, by: User, text: str, is_answer: bool, answer_by: datetime.date | None = None
) -> CaseEntry:
    """An answer to whoever reported, with the day of the next one, or a note among officers.

    Raises MoveNotAllowed, WordsMissing, DayMissing.
    """
    locked = _held(case, by)
    if not text.strip():
        raise WordsMissing
    if is_answer and locked.state != CaseState.CLOSED:
        if answer_by is None or answer_by < today_in_closing_zone():
            raise DayMissing
        locked.answer_by = answer_by
        locked.save(update_fields=["answer_by"])
    kind = EntryKind.TO_REPORTER if is_answer else EntryKind.NOTE
    return CaseEntry.objects.create(case=locked, kind=kind, text=text.strip(), by=by)


@transaction.atomic
def keep_out(*, case: Case, user: User, by: User) -> None:
    """`user`, a safeguarding officer, reads it no longer; one who followed it hands it to the others, who are told.

    Raises MoveNotAllowed.
    """
    locked = _held(case, by)
    if not officers().filter(pk=user.pk).exists():
        raise MoveNotAllowed
    _row, is_new = KeptOut.objects.get_or_create(case=locked, user=user, defaults={"why": KeptOutWhy.OFFICER})
    if not is_new:
        return
    CaseEntry.objects.create(case=locked, kind=EntryKind.KEPT_OUT, text=user.get_full_name(), by=by)
    if locked.handler_id == user.pk:
        locked.handler = None
        locked.save(update_fields=["handler"])
    tell_readers(locked, kind="safeguarding_case", but=by)


def _held(case: Case, by: User) -> Case:
    """The case, held, for somebody who may read it as they are now."""
    locked = MOVES.lock(case)
    if not actors_of(as_now(by), locked):
        raise MoveNotAllowed
    return locked
