"""What stands on a service record, in one language; and whether one that somebody shows is genuine."""

import datetime
import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from casework.documents.codes import is_same
from skills_match.enums import Mode

from ..models import Certificate, ServiceRecord

_NUMBER = re.compile(r"S-[0-9]{4}-[0-9A-Z]{6}")


@dataclass(frozen=True)
class Served:
    """One assignment of a record."""

    reference: str
    title: str
    host: str
    mode: str
    first_day: datetime.date
    last_day: datetime.date
    days: int


def served_in(record: ServiceRecord, language: str) -> list[Served]:
    spoken = "sw" if language == "sw" else "en"
    return [
        Served(
            row["reference"],
            row[f"title_{spoken}"],
            row[f"institution_{spoken}"],
            str(Mode(row["mode"]).label),
            datetime.date.fromisoformat(row["first_day"]),
            datetime.date.fromisoformat(row["last_day"]),
            row["days"],
        )
        for row in record.stated
    ]


def genuine(number: str, code: str) -> ServiceRecord | None:
    """The record with this number and code; None for one that the portal never issued."""
    if not _NUMBER.fullmatch(number.strip().upper()):
        return None
    found = ServiceRecord.objects.defer("content").filter(number=number.strip().upper()).first()
    return found if found and is_same(code, found.code) else None


def no_longer_holds(record: ServiceRecord) -> bool:
    """Whether a certificate of one of its assignments was withdrawn after it was issued."""
    listed = [row["placement"] for row in record.stated]
    return Certificate.objects.filter(placement__in=listed, withdrawn_at__isnull=False).exists()


def check_address(record: ServiceRecord) -> str:
    with translation.override("en"):
        return f"{settings.PORTAL_URL}{reverse('placements:check_service_record', args=[record.number, record.code])}"
