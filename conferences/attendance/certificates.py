"""Certificates of attendance, issued when an event is over: for the days on which a gate let somebody in."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from casework.documents.codes import CheckCodes
from casework.due import do_together

from ..enums import EventState
from ..models import AttendanceCertificate, Delegate
from .days import days_of
from .letters import write_to_delegate

#: Gates that were offline have told what they know by then.
AFTER = datetime.timedelta(days=2)
#: Nobody is written to about an event that is long past.
NOT_AFTER = datetime.timedelta(days=60)
_A_TURN = 50
_CODES = CheckCodes("conferences.attendance")


def issue_due() -> int:
    """Everybody with a name who came to an event that is over gets a certificate and one letter. Returns how many."""
    return do_together(_due(), _issue, at_most=_A_TURN)


def _due() -> QuerySet[Delegate]:
    today = timezone.localdate()
    came = Delegate.objects.with_place().filter(
        event__state=EventState.OVER,
        event__ends_on__range=(today - NOT_AFTER, today - AFTER),
        certificate=None,
        accompanies=None,
        pk__in=Delegate.objects.filter(check_ins__isnull=False).values("pk"),
    )
    return came.exclude(name="").select_related("event", "registration").order_by("event", "pk")


def _issue(delegates: list[Delegate]) -> None:
    for event in {row.event for row in delegates}:
        came = [row for row in delegates if row.event_id == event.pk]
        days = days_of(event, came)
        for delegate in came:
            _certificate(delegate, days.get(delegate.pk, []))


def _certificate(delegate: Delegate, days: list[datetime.date]) -> None:
    number = f"E-{delegate.event.ends_on.year}-{delegate.pk:05d}"
    stated = [day.isoformat() for day in days]
    AttendanceCertificate.objects.create(event=delegate.event, delegate=delegate, number=number, days=stated)
    write_to_delegate(delegate)


def code_of(certificate: AttendanceCertificate, name: str) -> str:
    """The code on the paper of somebody of this name."""
    return _CODES.code(*_stated(certificate, name))


def genuine(*, slug: str, number: str, code: str, name: str) -> AttendanceCertificate | None:
    """The certificate of this number, if its paper says this name and this code."""
    found = AttendanceCertificate.objects.select_related("event").filter(event__slug=slug, number=number).first()
    return found if found and _CODES.is_genuine(code, *_stated(found, name)) else None


def _stated(certificate: AttendanceCertificate, name: str) -> tuple[str, ...]:
    """Capital letters and blanks make nobody somebody else."""
    return (certificate.number, " ".join(name.casefold().split()), *certificate.days)
