"""Large anonymous gifts are accepted by finance: also where they grow large in parts, or become so afterwards.

A monthly gift counts from its first day as what it brings in a year.
"""

import datetime
from fractions import Fraction

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.money import written
from casework.refusals import Refused
from payments.enums import ENDED, SubscriptionState

from ..enums import GiftState
from ..models import Gift
from ..rules import anonymous_at_most

#: Gifts of one mailbox count together for so long.
COUNTED = datetime.timedelta(days=365)
MONTHS = 12


class LargeAnonymousGift(Refused):
    """It would grow above what may be given anonymously without finance."""


def is_large(*, email: str, amount_minor: int, currency: str, is_monthly: bool, besides: Gift | None = None) -> bool:
    """Whether it is above the limit together with what else was given anonymously from the mailbox of `email`, in any
    currency."""
    share = Fraction(amount_minor * (MONTHS if is_monthly else 1), anonymous_at_most(currency))
    others = Gift.objects.of_mailbox(email).filter(
        is_anonymous=True, state=GiftState.ACCEPTED, created_at__gte=timezone.now() - COUNTED
    )
    others = others.exclude(payment__state__in=ENDED).exclude(pk=besides.pk if besides else None)
    others = others.exclude(subscription__state=SubscriptionState.ENDED, subscription__number="")  # never begun
    sums = others.order_by().values_list("currency", "is_monthly").annotate(sum=Sum("amount_minor"))
    for code, each_month, sum_minor in sums:
        share += Fraction(sum_minor * (MONTHS if each_month else 1), anonymous_at_most(code))
    return share > 1


def ask_growth(gift: Gift, amount_minor: int) -> None:
    """An anonymous gift of each month never grows above the limit. Raises LargeAnonymousGift."""
    if amount_minor <= gift.amount_minor:
        return
    if is_large(
        email=gift.email,
        amount_minor=amount_minor,
        currency=gift.currency,
        is_monthly=gift.is_monthly,
        besides=gift,
    ):
        limit = written(anonymous_at_most(gift.currency), gift.currency)
        raise LargeAnonymousGift(
            _(
                "Anonymous gifts above %(limit)s in a year are accepted by finance first. Choose a smaller amount, let "
                "us show your name, or give the rest as a gift of its own."
            )
            % {"limit": limit}
        )


def look_at(*, gift: Gift, by) -> None:
    """Finance has looked at a large gift that became anonymous. Twice changes nothing."""
    if Gift.objects.filter(pk=gift.pk).exclude(look_due_at=None).update(look_due_at=None):
        log(instance=gift, action="gift.looked_at", user=by)
