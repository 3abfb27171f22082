"""News that claims have to hear."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from casework.moves import Move
from diaspora.files.store import delete_from_disk

from ..enums import CLAIM_NEEDS_REASON, ClaimState, Side
from ..models import Claim, ClaimReceipt
from ..news import tell
from ..signals import claim_moved


@receiver(claim_moved)
def tell_the_expert(sender, *, move: Move, **kwargs) -> None:
    """What the expert has to do something about, and that money is on its way."""
    if move.to not in {*CLAIM_NEEDS_REASON, ClaimState.PARTLY_PAID, ClaimState.PAID}:
        return
    claim: Claim = move.row
    last = claim.payments.order_by("pk").last()
    values = {"claim": claim.reference, "reason": move.reason, "reference": last.reference if last else ""}
    tell(placement=claim.placement, sides={Side.EXPERT}, kind=_kind_of(claim, move), values=values)


def _kind_of(claim: Claim, move: Move) -> str:
    if move.to != ClaimState.PAID:
        return f"claim_{move.to}"
    if move.before == ClaimState.FAILED:
        return "claim_rest_dropped"
    if not claim.paid_minor:
        return "claim_settled"
    return "advance_paid" if claim.is_advance else "claim_paid"


@receiver(post_delete, sender=ClaimReceipt)
def delete_receipt(sender, *, instance: ClaimReceipt, **kwargs) -> None:
    """However the row goes: no file stays behind."""
    delete_from_disk(instance)
