"""What was promised is kept, gift by gift: after an appeal is closed, and for money that still comes in afterwards."""

from django.db.models import QuerySet

from casework.due import try_each
from payments.enums import UNDER_DISPUTE
from payments.ledger.moving import move_to
from payments.models import Payment
from payments.reasons import AS_PROMISED
from payments.refunds.asking import ask_for_refund

from ..enums import AppealEnd, AppealState, Leftover
from ..models import Appeal
from .letters import write_about_move
from .progress import progress_of, settled_gifts
from .promises import leftover_of


def keep_promises() -> int:
    """For the gifts of closed appeals. Returns with how many something was done."""
    closed = Appeal.objects.filter(state=AppealState.CLOSED).select_related("fallback")
    return sum(_keep(appeal) for appeal in closed if leftover_of(appeal) != Leftover.KEEP)


def _keep(appeal: Appeal) -> int:
    due = _due(appeal)
    if leftover_of(appeal) == Leftover.GIVE_BACK:
        return try_each(due, _give_back)
    return try_each(due, lambda payment: _move(payment, appeal))


def _due(appeal: Appeal) -> QuerySet[Payment]:
    """Every gift; of an appeal that reached its goal those that came in afterwards."""
    gifts = settled_gifts().filter(purpose_reference=str(appeal.pk)).order_by("paid_at", "pk")
    gifts = gifts.exclude(disputes__state__in=UNDER_DISPUTE)  # due again when the bank has decided
    if appeal.end != AppealEnd.REACHED:
        return gifts
    return gifts.filter(pk__in=_above_the_goal(appeal, gifts))


def _above_the_goal(appeal: Appeal, gifts: QuerySet[Payment]) -> list[int]:
    """Without them the goal is still reached. The newest first; one that is partly needed stays whole."""
    spare = progress_of([appeal])[appeal.pk].reached_minor - appeal.goal_minor
    found = []
    for payment in gifts.reverse():
        if payment.currency != appeal.currency:
            continue  # exchanged at a rate of its own: it stays with the project
        if payment.left_minor > spare:
            break
        spare -= payment.left_minor
        found.append(payment.pk)
    return found


def _give_back(payment: Payment) -> None:
    ask_for_refund(payment=payment, amount_minor=payment.left_minor, reason=AS_PROMISED)


def _move(payment: Payment, appeal: Appeal) -> None:
    assert appeal.fallback is not None  # a constraint of the table
    moved = move_to(payment=payment, purpose_reference=str(appeal.fallback.pk))
    write_about_move(moved, appeal)
