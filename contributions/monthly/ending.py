"""Ending a monthly gift: wanted in a transaction, done at Stripe outside of one, by the clock where Stripe is away."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.due import try_each
from payments.enums import SubscriptionState
from payments.gateway import PayingOnlineOff, StripeAway, StripeRefused
from payments.subscriptions import changing

from ..enums import EndedBy
from ..models import Appeal, Gift

#: After Stripe was away, or refused, it is asked again.
AGAIN = datetime.timedelta(minutes=10)


def want_end(gifts, *, by: EndedBy) -> int:
    """Let the clock end those of `gifts` that run. Returns how many."""
    return gifts.running().update(ended_by=by, end_due_at=timezone.now())


def end_gift(*, gift: Gift, by: EndedBy, person: Any = None) -> None:
    """End it now. Where Stripe does not answer it is ended a little later: nothing more is asked of the giver. The log
    names the `person` of finance who did it."""
    if _wanted_now(gift, by=by, person=person):
        try_each(Gift.objects.filter(pk=gift.pk).select_related("subscription"), _end)


@transaction.atomic
def _wanted_now(gift: Gift, *, by: EndedBy, person: Any) -> int:
    wanted = want_end(Gift.objects.filter(pk=gift.pk), by=by)
    if wanted and person:
        log(instance=gift, action="gift.ended", user=person)
    return wanted


def end_with_appeals() -> int:
    """Nothing is collected for an appeal that takes no more gifts: after its last day, or when its work is called off,
    its monthly gifts end, though finance has not closed it yet."""
    return want_end(Gift.objects.filter(appeal__in=Appeal.objects.over()), by=EndedBy.US)


def end_due_gifts() -> int:
    due = Gift.objects.filter(end_due_at__lte=timezone.now()).exclude(subscription__state=SubscriptionState.ENDED)
    return try_each(due.select_related("subscription").order_by("end_due_at", "pk")[:100], _end)


def _end(gift: Gift) -> None:
    assert gift.subscription is not None  # only such are due
    try:
        changing.end(subscription=gift.subscription)
    except (StripeAway, StripeRefused, PayingOnlineOff):
        Gift.objects.filter(pk=gift.pk).update(end_due_at=timezone.now() + AGAIN)
        raise
