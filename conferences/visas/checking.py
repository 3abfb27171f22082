"""Whether a letter that somebody shows at a border is genuine: its code states for whom, for which days and when."""

from django.conf import settings
from django.urls import reverse

from casework.documents.codes import CheckCodes

from ..models import VisaLetter
from .letters import is_valid

_CODES = CheckCodes("conferences.visa_letters")


def code_of(letter: VisaLetter) -> str:
    return _CODES.code(*_stated(letter))


def check_address(letter: VisaLetter) -> str:
    path = reverse("events:check_letter", args=[letter.delegate.event.slug, letter.pk, code_of(letter)])
    return f"{settings.PORTAL_URL}{path}"


def genuine(*, slug: str, number: int, code: str) -> tuple[VisaLetter | None, bool]:
    """The letter of this number and code, and whether it still holds; None for one that was not issued like that."""
    rows = VisaLetter.objects.select_related("delegate__event", "delegate__registration")
    letter = rows.filter(pk=number, delegate__event__slug=slug, issued_at__isnull=False).first()
    if letter is None or not _CODES.is_genuine(code, *_stated(letter)):
        return None, False
    return letter, is_valid(letter)


def _stated(letter: VisaLetter) -> tuple[str | int, ...]:
    days = (letter.arrives_on, letter.leaves_on)
    issued = letter.issued_at.isoformat() if letter.issued_at else ""
    passport = (letter.full_name, str(letter.nationality), letter.passport_number)
    return letter.pk, *passport, *(day.isoformat() for day in days), issued
