"""Every side signs the ranking that it read; with the last signature the round is over."""

import hashlib
import json
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from casework.moves import as_now

from ..enums import Capacity, RoundState
from ..models import RankingSignature, Round
from ..rounds.moves import MOVES, hold
from ..rounds.news import tell_signed
from .errors import NotASigner, NotRanked, RankingChanged, RoundOver, SignedAlready


def fingerprint(round: Round) -> str:
    """The same for the same ranking and minutes: what is signed is what was read."""
    ranked = round.subjects.filter(left_at=None).order_by("rank").values_list("record_id", "rank", "rank_reason")
    minutes = getattr(round, "minutes", None)
    told = [
        [list(row) for row in ranked],
        [str(minutes.held_on), minutes.text, minutes.others] if minutes else [],
        sorted(minutes.seats.values_list("name", flat=True)) if minutes else [],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@transaction.atomic
def sign_ranking(*, round: Round, side: str, by: Any, read: str) -> Round:
    """`by` signs for `side` what was `read` (its fingerprint). Returns the round, signed when every side has.

    Raises NotRanked, RoundOver, NotASigner, SignedAlready, RankingChanged.
    """
    round = hold(round)
    who = as_now(by)
    if not round.is_open:
        raise RoundOver
    if round.ranked_at is None:
        raise NotRanked
    if side not in round.judged.sides_of(who, round.group_id):
        raise NotASigner
    signed = {signature.side: signature for signature in round.signatures.all()}
    if side in signed:
        raise SignedAlready
    if by.pk in {signature.signed_by_id for signature in signed.values()}:
        raise NotASigner
    if read != fingerprint(round):
        raise RankingChanged
    RankingSignature.objects.create(round=round, side=side, signed_by=by, name=str(by), fingerprint=read)
    log(instance=round, action="review_round.signature", user=by, title=str(round), data={"side": side})
    if {*signed, side} >= {one.key for one in round.judged.sides}:
        round = MOVES.make(round, to=RoundState.SIGNED, by=by, actor=Capacity.SIGNER).row
        tell_signed(round)
    return round


def sides_to_sign(round: Round, user: Any) -> list[str]:
    """The sides for which `user` may still sign."""
    if not round.is_open or round.ranked_at is None:
        return []
    signatures = list(round.signatures.all())
    if user.pk in {signature.signed_by_id for signature in signatures}:
        return []
    may = round.judged.sides_of(user, round.group_id) - {signature.side for signature in signatures}
    return [side.key for side in round.judged.sides if side.key in may]
