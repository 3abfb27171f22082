"""Starting a round: its phases, its criteria with words, its files and its people."""

import datetime
import hashlib
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import in_every_language
from casework.moves import as_now

from ..enums import RoundPlan
from ..kinds import JudgedKind, JudgedRecord
from ..models import ReviewCriterion, Reviewer, ReviewPhase, Round, ScoreWord, Subject
from ..scale import WORDS
from .errors import (
    NamedTwice,
    NobodyToJudge,
    NotAReviewer,
    OrganiserReviews,
    PlanNotAllowed,
    RoundUnderWay,
    SideMissing,
)

#: The phases of each plan, with what they show.
PHASES: dict[RoundPlan, list[dict[str, bool]]] = {
    RoundPlan.LIGHT: [{}],
    RoundPlan.BLIND: [{"shows_names": False, "shows_cv": False, "shows_others": False}, {}],
}


@transaction.atomic
def start_round(
    *,
    kind: JudgedKind,
    group_id: int,
    by: Any,
    reviewers: Mapping[str, Collection[Any]],
    plan: str | None = None,
    reviewers_each: int = 2,
    due_on: datetime.date | None = None,
) -> Round:
    """Make a round of everything in the group that waits to be judged; nobody is told yet. `reviewers` are accounts by
    side, `plan` is a RoundPlan, without it the first one of the group.

    Raises PlanNotAllowed, NotAReviewer for somebody who may not judge for that side, NamedTwice, SideMissing,
    NobodyToJudge, RoundUnderWay, and OrganiserReviews where names are hidden.
    """
    if not kind.may_organise(as_now(by), group_id):
        raise NotAReviewer
    if Round.objects.under_way().filter(kind=kind.name, group_id=group_id).exists():
        raise RoundUnderWay
    plans = kind.plans(group_id)
    plan = plan or plans[0]
    if plan not in plans:
        raise PlanNotAllowed
    entries = kind.entries(group_id)
    if not entries:
        raise NobodyToJudge
    _ask_people(kind, group_id, reviewers, is_blind=plan == RoundPlan.BLIND, by=by)
    round = Round.objects.create(kind=kind.name, group_id=group_id, started_by=by, reviewers_each=reviewers_each)
    for number, shows in enumerate(PHASES[RoundPlan(plan)], start=1):
        ReviewPhase.objects.create(round=round, number=number, due_on=due_on if number == 1 else None, **shows)
    _write_criteria(round)
    Reviewer.objects.bulk_create(
        Reviewer(round=round, user=user, side=side) for side, users in reviewers.items() for user in users
    )
    _bring_in(round, entries)
    log(instance=round, action="review_round.started", user=by, title=str(round))
    return round


def _ask_people(
    kind: JudgedKind, group_id: int, reviewers: Mapping[str, Collection[Any]], *, is_blind: bool, by: Any
) -> None:
    everybody = [user.pk for users in reviewers.values() for user in users]
    if len(set(everybody)) != len(everybody):
        raise NamedTwice
    for side in kind.sides:
        chosen = {user.pk for user in reviewers.get(side.key, ())}
        if not chosen:
            raise SideMissing
        if kind.people(group_id, side.key).filter(pk__in=chosen).count() != len(chosen):
            raise NotAReviewer
        if is_blind and by.pk in chosen:
            raise OrganiserReviews


def _write_criteria(round: Round) -> None:
    codes = [code for code, _name in settings.FULL_LANGUAGES]
    words = {value: in_every_language(partial(str, text)) for value, text in WORDS.items()}
    for number, measure in enumerate(round.judged.measures(round.group_id), start=1):
        texts = {f"text_{code}": measure.text.get(code, "") for code in codes}
        criterion = ReviewCriterion.objects.create(round=round, number=number, weight=measure.weight, **texts)
        ScoreWord.objects.bulk_create(
            ScoreWord(criterion=criterion, value=value, **{f"text_{code}": text[code] for code in codes})
            for value, text in words.items()
        )


def _bring_in(round: Round, entries: Collection[JudgedRecord]) -> None:
    """Files of these records. Their numbers follow no order that a reviewer could know."""
    shuffled = sorted(entries, key=lambda each: _shuffled(round, each))
    Subject.objects.bulk_create(
        Subject(round=round, record_id=entry.record_id, person=entry.person, number=number)
        for number, entry in enumerate(shuffled, start=1)
    )


def _shuffled(round: Round, entry: JudgedRecord) -> str:
    told = f"{settings.SECRET_KEY}{round.pk}/{entry.record_id}"
    return hashlib.sha256(told.encode()).hexdigest()


#: What a file is called whose name is hidden.
NUMBERED = _("File %(number)s")


def number_of(subject: Subject) -> str:
    return str(NUMBERED) % {"number": subject.number}
