"""Opening a round and going from phase to phase."""

import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed

from ..enums import Capacity, RoundState
from ..models import BlindCopy, Round
from .errors import CopiesMissing, LastPhase
from .moves import MOVES, hold
from .news import tell_asked


def ask_organiser(round: Round, by: Any) -> None:
    """Raises MoveNotAllowed for whoever does not run this round."""
    if not round.is_run_by(by):
        raise MoveNotAllowed


@transaction.atomic
def open_round(*, round: Round, by: Any, seen: str | None = None) -> Round:
    """From now on the reviewers read and judge. Raises CopiesMissing where names are hidden and texts wait."""
    round = MOVES.make(round, to=RoundState.OPEN, by=by, actor=Capacity.ORGANISER, seen=seen, check=_ask_copies).row
    tell_asked(round, reviewers=round.sheets.waiting().values("reviewer"))
    return round


@transaction.atomic
def drop_round(*, round: Round, by: Any, seen: str | None = None, reason: str = "") -> Round:
    """It ends without a result: what was hidden by it is not hidden any more."""
    return MOVES.make(round, to=RoundState.DROPPED, by=by, actor=Capacity.ORGANISER, seen=seen, reason=reason).row


@transaction.atomic
def next_phase(*, round: Round, by: Any, seen: str | None = None, due_on: datetime.date | None = None) -> Round:
    """The phase after the present one begins for everybody. Raises Stale, LastPhase, CopiesMissing."""
    round = hold(round)
    ask_organiser(round, by)
    MOVES.ask_seen(round, seen)
    after = round.phases.filter(number__gt=round.phase_number).first()
    if after is None or round.state != RoundState.OPEN:
        raise LastPhase
    round.phase_number = after.number
    _ask_copies(round)
    round.save(update_fields=["phase_number"])
    round.phases.filter(pk=after.pk).update(due_on=due_on)
    log(instance=round, action="review_round.phase", user=by, title=str(round), data={"phase": after.number})
    return round


def _ask_copies(round: Round) -> None:
    if round.phase.is_blind and waiting_copies(round):
        raise CopiesMissing


def waiting_copies(round: Round) -> int:
    """How many texts of files wait for the office to accept their blind copies."""
    return BlindCopy.objects.filter(subject__round=round, subject__left_at=None, accepted_at=None).count()
