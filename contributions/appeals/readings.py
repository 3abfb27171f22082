"""What everybody reads about appeals."""

from dataclasses import dataclass

from django.db.models import F, Q

from casework.money import MINOR_DIGITS, written
from diaspora.name_fields import leads_away
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
    """Those whose gifts are here and who let us name them, the newest first; who gave twice stands there once. No name
    that is an address, and none that finance hid."""
    paid = _is_here("payment") | _is_here("subscription__payments")
    named = Gift.objects.filter(paid, appeal=appeal, is_anonymous=False, name_hidden_at=None).exclude(name="")
    names = dict.fromkeys(named.order_by("-pk").values_list("name", flat=True)[: NAMES * 2])
    return [name for name in names if not leads_away(name)][:NAMES]


def _is_here(payment: str) -> Q:
    """Paid, and not all of it went back."""
    left = Q(**{f"{payment}__refunded_minor__lt": F(f"{payment}__amount_minor")})
    return Q(**{f"{payment}__state": PaymentState.PAID}) & left


def budget_of(appeal: Appeal) -> list[tuple[str, str]]:
    """What each part of the goal is for, and how much it is."""
    unit = 10 ** MINOR_DIGITS[appeal.currency]
    return [(line.label, written(line.amount * unit, appeal.currency)) for line in appeal.budget.all()]
