"""The day before an interview everybody who comes is reminded once."""

import datetime

from django.utils import timezone

from casework.due import do_each
from skills_match.applications.news import tell_applicant

from ..models import Interview
from .picking import path_of, tell_staff

REMIND_BEFORE = datetime.timedelta(hours=24)


def remind_of_interviews() -> int:
    """Returns how many. Safe to repeat."""
    now = timezone.now()
    due = Interview.objects.filter(
        slot__isnull=False, reminded_at=None, starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE
    )
    return do_each(due.select_related("application__assignment__institution", "application__profile__user"), _remind)


def _remind(interview: Interview) -> None:
    """The lock is on the interview: another hour that is taken in this moment is reminded of as well."""
    Interview.objects.filter(pk=interview.pk).update(reminded_at=timezone.now())
    values = {"at": interview.starts_at}
    tell_applicant(
        application=interview.application,
        kind="application_interview_tomorrow",
        values=values,
        path=path_of(interview.application),
    )
    tell_staff(interview.application, "application_staff_interview_tomorrow")
