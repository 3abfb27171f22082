"""Preparing a decision: only the office sees it, and changing it costs nothing."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from casework.moves import ReasonMissing
from diaspora.models import User
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES
from skills_match.enums import REASON_REQUIRED, Actor, ApplicationState
from skills_match.models import Application

from ..models import PreparedDecision


@transaction.atomic
def prepare_decision(
    *, application: Application, to: ApplicationState, by: User, seen: str | None = None, reason: str = "", **terms: Any
) -> PreparedDecision:
    """Keep what is to be told later; preparing again replaces it. `terms` are the days and texts of an offer.

    Raises what the move itself would raise now: Stale, MoveNotAllowed, OwnApplication, ReasonMissing.
    """
    locked = MOVES.lock(application)
    MOVES.ask_seen(locked, seen, actor=Actor.OFFICE)
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    if not MOVES.may(by, locked, to):
        raise MOVES.impossible(locked)
    if to in REASON_REQUIRED and not reason.strip():
        raise ReasonMissing(MOVES.words.reason)
    written = {"reason": reason.strip(), "answer_by": None, "starts_on": None, "ends_on": None, "terms": "", **terms}
    decision, _is_new = PreparedDecision.objects.update_or_create(
        application=locked,
        released_at=None,
        defaults={**written, "to": to, "seen": locked.state, "prepared_by": by, "prepared_at": timezone.now()},
    )
    return decision


@transaction.atomic
def drop_decision(*, decision: PreparedDecision) -> None:
    """Forget a decision that was not released; doing it again changes nothing."""
    PreparedDecision.objects.filter(pk=decision.pk, released_at=None).delete()
