"""Money of an event that goes back: what a cancelled event owes, released by a second person, and how far it is."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.money import written
from casework.refusals import Refused
from casework.typed.versions import digest
from payments.enums import PaymentState, RefundState
from payments.models import Payment, Refund
from payments.refunds.asking import approve_refund

from ..models import Event


class RefundsChanged(Refused):
    text = _("Other refunds wait by now than those that you read. Read them once more.")


@dataclass(frozen=True)
class RefundLine:
    state: str
    number: int
    amount: str


@dataclass(frozen=True)
class RefundSums:
    """`left` is what was paid for places of the event and has not been set aside to go back."""

    lines: list[RefundLine]
    paid: str
    left: str
    is_settled: bool


def refunds_of(event: Event) -> QuerySet[Refund]:
    return Refund.objects.filter(payment__registration__event=event)


def prepared(event: Event) -> QuerySet[Refund]:
    """Those that wait for a second person, in a fixed order."""
    waiting = refunds_of(event).filter(state=RefundState.REQUESTED)
    return waiting.select_related("payment__registration", "requested_by").order_by("pk")


def print_of(refunds: list[Refund]) -> str:
    """What was read: another one as soon as a refund or an amount changes."""
    return digest([[refund.pk, refund.amount_minor] for refund in refunds])


@transaction.atomic
def release_refunds(*, event: Event, by: Any, seen: str) -> int:
    """All that are prepared, together. `seen` is the `print_of` that was read. Returns how many.

    Raises RefundsChanged, MoveRefused, and OwnWork for whoever prepared one of them.
    """
    waiting = list(prepared(event))
    if not waiting or print_of(waiting) != seen:
        raise RefundsChanged
    for refund in waiting:
        approve_refund(refund=refund, by=by)
    log(instance=event, action="event.refunds", user=by, data={"number": len(waiting)})
    return len(waiting)


def sums_of(event: Event) -> RefundSums:
    """Two queries, whatever the number of refunds."""
    counted = refunds_of(event).order_by().values("state").annotate(number=Count("pk"), sum=Sum("amount_minor"))
    found = {row["state"]: row for row in counted}
    lines = [
        RefundLine(str(state.label), found[state]["number"], written(found[state]["sum"], event.currency))
        for state in RefundState
        if state in found
    ]
    paid = Payment.objects.filter(registration__event=event, state=PaymentState.PAID)
    money = paid.aggregate(paid=Sum("amount_minor", default=0), back=Sum("refunded_minor", default=0))
    left = money["paid"] - money["back"]
    is_settled = not left and set(found) <= {RefundState.DONE, RefundState.REFUSED, RefundState.REPLACED}
    return RefundSums(lines, written(money["paid"], event.currency), written(left, event.currency), is_settled)
