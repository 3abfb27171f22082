"""What everybody reads about appeals."""

from dataclasses import dataclass

from django.db.models import Q

from casework.money import MINOR_DIGITS, written
from payments.enums import PaymentState

from ..models import Appeal, Gift
from .progress import AppealProgress, progress_of

#: As many names as stand on the page of an appeal, the newest first.
NAMES = 60


@dataclass(frozen=True)
class Shown:
    appeal: Appeal
    progress: AppealProgress


def with_progress(appeals) -> list[Shown]:
    """Each appeal with how far it is, in a fixed number of queries."""
    listed = list(appeals)
    progress = progress_of(listed)
    return [Shown(appeal, progress[appeal.pk]) for appeal in listed]


def names_of_givers(appeal: Appeal) -> list[str]:
    """Those who gave and let us name them, the newest first; who gave twice stands there once."""
    paid = Q(payment__state=PaymentState.PAID) | Q(subscription__payments__state=PaymentState.PAID)
    named = Gift.objects.filter(paid, appeal=appeal, is_anonymous=False).exclude(name="").order_by("-pk")
    return list(dict.fromkeys(named.values_list("name", flat=True)[: NAMES * 2]))[:NAMES]


def budget_of(appeal: Appeal) -> list[tuple[str, str]]:
    """What each part of the goal is for, and how much it is."""
    unit = 10 ** MINOR_DIGITS[appeal.currency]
    return [(line.label, written(line.amount * unit, appeal.currency)) for line in appeal.budget.all()]
