"""Naming what does not agree, once for each thing."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.money import MINOR_DIGITS, written

from .enums import DifferenceKind
from .models import Difference, Payment


def name_difference(
    kind: DifferenceKind, *, about: str, payment: Payment | None = None, ours: str = "", theirs: str = ""
) -> None:
    """Name a difference. One that is open already is brought up to date; one that somebody explained stays explained
    while its figures are the same."""
    figures = {"ours": ours, "theirs": theirs}
    if Difference.objects.filter(kind=kind, about=about, **figures).exclude(explanation="").exists():
        return
    try:
        with transaction.atomic():
            Difference.objects.create(kind=kind, about=about, payment=payment, **figures)
    except IntegrityError:
        Difference.objects.filter(kind=kind, about=about, ended_at=None).update(**figures)


def told(amount_minor: int, currency: str) -> str:
    """A sum as people read it. One that Stripe names in a currency of which we know nothing: as Stripe names it."""
    return written(amount_minor, currency) if currency in MINOR_DIGITS else f"{currency} {amount_minor}"


def end_difference(kind: DifferenceKind, *, about: str) -> bool:
    """It agrees now. Returns whether it did not before."""
    return bool(Difference.objects.filter(kind=kind, about=about, ended_at=None).update(ended_at=timezone.now()))
