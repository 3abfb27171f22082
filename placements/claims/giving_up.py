"""What ends without being paid: the rest of a claim whose payment failed for good, and an advance nobody wants now."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.money import written_step
from casework.moves import AlreadyDone, as_now
from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs

from ..enums import ClaimState
from ..models import Claim, LineShare
from .entries import ask_open
from .errors import ClaimClosed, NothingPaid, WasWithTheBank
from .freezing import split
from .moves import MOVES
from .writing import hold_open

_C = ClaimState


@transaction.atomic
def drop_rest(*, claim: Claim, by: User, reason: str, seen: str | None = None) -> Claim:
    """The rest will never arrive: what was paid is all that is owed, and the claim is paid with it. Lines and grants
    carry what was paid, and no more.

    Raises NothingPaid, MonthClosed, and what a move of finance raises.
    """
    locked = MOVES.lock(claim)
    if locked.state == _C.PAID:
        raise AlreadyDone(row=locked)
    MOVES.ask_seen(locked, seen)
    if locked.state != _C.FAILED or not MOVES.may(as_now(by), locked, _C.WITH_FINANCE):
        raise MOVES.impossible(locked)
    if not locked.paid_minor:
        raise NothingPaid
    if locked.approved_at:
        ask_open(locked, timezone.localdate(locked.approved_at))
    _carry_only_what_was_paid(locked)
    locked.owed_minor = locked.paid_minor
    locked.save(update_fields=["owed_minor"])
    log(instance=locked, action="claim.rest_dropped", user=by, title=locked.reference)
    return MOVES.make(locked, to=_C.PAID, by=None, reason=reason).row


def _carry_only_what_was_paid(claim: Claim) -> None:
    """Each line, and each grant in it, loses the same part. What an advance has paid of the claim was paid."""
    in_advance = sum(claim.taken_off.values_list("amount_minor", flat=True))
    lines, step = list(claim.lines.prefetch_related("shares")), written_step(claim.currency)
    carried = split(claim.paid_minor + in_advance, [line.pay_minor or 0 for line in lines], step=step)
    for line, pay in zip(lines, carried, strict=True):
        shares = list(line.shares.all())
        parts = split(pay, [share.pay_minor or 0 for share in shares], step=step)
        line.pay_minor = pay
        line.save(update_fields=["pay_minor"])
        for share, part in zip(shares, parts, strict=True):
            share.pay_minor = part
        LineShare.objects.bulk_update(shares, ["pay_minor"])


@transaction.atomic
def drop_advance(*, advance: Claim, by: User, seen: str | None = None) -> None:
    """The expert no longer wants one that finance sent back. It goes as a whole, with the words in its log, which
    nobody would find when the account is deleted; the history of the placement says that it was there.

    Raises WasWithTheBank, ClaimClosed, and what `hold_open` raises.
    """
    locked = hold_open(advance, by)
    MOVES.ask_seen(locked, seen)
    if locked.state != _C.RETURNED or not locked.is_advance:
        raise ClaimClosed
    if locked.payments.exists() or locked.file_rows.exists():
        raise WasWithTheBank
    log(instance=locked.placement, action="placement.advance_dropped", user=by, title=locked.reference)
    forget_in_logs([locked])
    locked.delete()
