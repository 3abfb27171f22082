"""Counting the cash box: one person counts, another one confirms; what differs is booked then."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused

from ..actors import ask_second_person
from ..enums import LedgerKind
from ..ledger.booking import Leg, account, book
from ..ledger.box import ask_box, in_the_box
from ..models import CashCount


class NoExplanation(Refused):
    text = _("This is another sum than the one in the books. Write why.")


class CountDecided(Refused):
    text = _("Somebody was quicker: read again how this count stands.")


@transaction.atomic
def count_cash(*, currency: str, counted_minor: int, explanation: str, by: Any) -> CashCount:
    """Write down what is in the box. A count of the same currency that nobody confirmed yet gives way to this one.

    Raises NoExplanation where the books say another sum, CountDecided where two count at once.
    """
    expected = in_the_box().get(currency, 0)
    if counted_minor != expected and not explanation:
        raise NoExplanation
    CashCount.objects.filter(currency=currency, confirmed_at=None).delete()
    count = CashCount(currency=currency, counted_minor=counted_minor, expected_minor=expected, explanation=explanation)
    count.counted_by, count.counted_at = by, timezone.now()
    try:
        with transaction.atomic():
            count.save()
    except IntegrityError as error:  # a colleague counted the same box in this moment
        raise CountDecided from error
    log(instance=count, action="cash.counted", user=by, data={"reason": explanation} if explanation else None)
    return count


@transaction.atomic
def confirm_count(*, count: CashCount, by: Any) -> CashCount:
    """The second person counted too. Raises CountDecided, OwnWork, NotApprover, and NotSoMuchCash where cash has left
    the box since it was counted."""
    held = CashCount.objects.select_for_update(no_key=True).filter(pk=count.pk, confirmed_at=None).first()
    if held is None:
        raise CountDecided
    ask_second_person(by, first=held.counted_by_id)
    box, short = account(LedgerKind.CASH, held.currency), account(LedgerKind.SHORT, held.currency)
    missing = held.expected_minor - held.counted_minor
    ask_box(held.currency, missing)
    book(cause=f"cash count {held.pk}", legs=[Leg(short, box, missing)], happened_at=held.counted_at)
    held.confirmed_by, held.confirmed_at = by, timezone.now()
    held.save()
    log(instance=held, action="cash.confirmed", user=by)
    return held
