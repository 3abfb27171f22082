"""Who may read passports, and that each reading is on record."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from diaspora.privacy.access_log import SAME_LOOK

from ..models import Event, VisaLetter
from ..rules import reads_passports

READ = "visa_letter.read"


def letters_for(user: Any, event: Event) -> QuerySet[VisaLetter]:
    rows = VisaLetter.objects.select_related("delegate__event", "delegate__registration__event")
    return rows.filter(delegate__event=event) if reads_passports(user, event) else rows.none()


def record_reading(letter: VisaLetter, *, by: Any) -> None:
    """Looking again within half an hour is the same look."""
    recent = ModelLogEntry.objects.for_instance(letter).filter(action=READ, user=by)
    if not recent.filter(timestamp__gte=timezone.now() - SAME_LOOK).exists():
        log(instance=letter, action=READ, user=by)


def read_by(letter: VisaLetter | None) -> list:
    """When somebody of the team read it; the delegate sees that."""
    if letter is None:
        return []
    found = ModelLogEntry.objects.for_instance(letter).filter(action=READ)
    return list(found.order_by("-timestamp").values_list("timestamp", flat=True)[:20])
