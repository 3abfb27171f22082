"""Whether a certificate that somebody shows is genuine: its code states everything that stands on it."""

import re

from casework.documents.codes import CheckCodes, is_same

from ..models import Certificate

_NUMBER = re.compile(r"C-[0-9]{4}-[0-9]{5,9}")
_CODES = CheckCodes("placements.certificates")


def code_for(certificate: Certificate) -> str:
    """The code of a certificate that is being issued."""
    return _CODES.code(*_stated(certificate))


def genuine(number: str, code: str) -> Certificate | None:
    """The certificate with this number and code, withdrawn or not; None for one that the portal never issued."""
    if not _NUMBER.fullmatch(number.strip().upper()):
        return None
    found = Certificate.objects.filter(number=number.strip().upper()).first()
    return found if found and is_same(code, found.code) else None


def _stated(certificate: Certificate) -> tuple[str | int, ...]:
    return (
        certificate.number,
        certificate.name,
        certificate.first_day.isoformat(),
        certificate.last_day.isoformat(),
        certificate.days,
        certificate.taught_hours,
        certificate.supervised_hours,
        "|".join(certificate.topics),
    )
