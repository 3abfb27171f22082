"""Preparing a decision: only the office sees it, and changing it costs nothing."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from casework.moves import ReasonMissing
from diaspora.models import User
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES
from skills_match.enums import REASON_REQUIRED, Actor, ApplicationState
from skills_match.models import Application, Assignment

from ..models import PreparedDecision
from ..offers.budget import ask_budget, taken_by
from ..offers.places import places_left
from .errors import MorePeopleThanPlaces


@transaction.atomic
def prepare_decision(
    *, application: Application, to: ApplicationState, by: User, seen: str | None = None, reason: str = "", **terms: Any
) -> PreparedDecision:
    """Keep what is to be told later; preparing again replaces it. `terms` are the days and texts of an offer.

    Raises what the move itself would raise now: Stale, MoveNotAllowed, OwnApplication, ReasonMissing, OverBudget.
    """
    locked = MOVES.lock(application)
    MOVES.ask_seen(locked, seen, actor=Actor.OFFICE)
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    if not MOVES.may(by, locked, to):
        raise MOVES.impossible(locked)
    if to in REASON_REQUIRED and not reason.strip():
        raise ReasonMissing(MOVES.words.reason)
    if to == ApplicationState.OFFERED:
        taken = taken_by(locked.assignment, starts_on=terms.get("starts_on"), ends_on=terms.get("ends_on"))
        ask_budget(locked, taken, counts_prepared=True)
    written = {"reason": reason.strip(), "answer_by": None, "starts_on": None, "ends_on": None, "terms": "", **terms}
    decision, _is_new = PreparedDecision.objects.update_or_create(
        application=locked,
        released_at=None,
        defaults={**written, "to": to, "seen": locked.state, "prepared_by": by, "prepared_at": timezone.now()},
    )
    return decision


@transaction.atomic
def prepare_many(
    *,
    applications: Collection[Application],
    seen: Mapping[int, str],
    to: ApplicationState,
    by: User,
    reasons: Mapping[str, str],
    terms: Mapping[str, str],
    **days: Any,
) -> list[PreparedDecision]:
    """The same decision on each of them, or on nobody. `seen` are the states that the page showed, by number; `reasons`
    and `terms` are texts by language, of which everybody gets their own. Raises what `prepare_decision` raises, and
    MorePeopleThanPlaces.
    """
    # Always in this order, in which releasing locks too.
    ordered = sorted(applications, key=lambda each: (each.assignment_id, each.pk))
    decisions = [
        prepare_decision(
            application=each,
            to=to,
            by=by,
            seen=seen.get(each.pk, ""),
            reason=reasons.get(each.profile.user.preferred_language, ""),
            terms=terms.get(each.profile.user.preferred_language, "") if to == ApplicationState.OFFERED else "",
            **days,
        )
        for each in ordered
    ]
    for assignment in {each.assignment_id: each.assignment for each in ordered}.values():
        _ask_places(assignment, to)
    return decisions


def _ask_places(assignment: Assignment, to: ApplicationState) -> None:
    if to != ApplicationState.OFFERED:
        return
    offers = PreparedDecision.objects.filter(application__assignment=assignment, to=to, released_at=None).count()
    if offers > places_left(assignment=assignment):
        raise MorePeopleThanPlaces


@transaction.atomic
def drop_decision(*, decision: PreparedDecision) -> None:
    """Forget a decision that was not released; doing it again changes nothing."""
    PreparedDecision.objects.filter(pk=decision.pk, released_at=None).delete()
