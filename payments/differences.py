"""Naming what does not agree, once for each thing."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from .enums import DifferenceKind
from .models import Difference, Payment


def name_difference(
    kind: DifferenceKind, *, about: str, payment: Payment | None = None, ours: str = "", theirs: str = ""
) -> None:
    """Name a difference. One that is open already is brought up to date."""
    figures = {"ours": ours, "theirs": theirs}
    try:
        with transaction.atomic():
            Difference.objects.create(kind=kind, about=about, payment=payment, **figures)
    except IntegrityError:
        Difference.objects.filter(kind=kind, about=about, ended_at=None).update(**figures)


def end_difference(kind: DifferenceKind, *, about: str) -> bool:
    """It agrees now. Returns whether it did not before."""
    return bool(Difference.objects.filter(kind=kind, about=about, ended_at=None).update(ended_at=timezone.now()))
