"""An interview as an entry of a calendar: the same one after each change, crossed out when it is off."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from casework.calendars.ical import CalendarEntry, calendar_file
from casework.sharing import absolute
from casework.translated.spoken import text_of

from ..models import Interview
from .picking import path_of

_HOST = settings.PORTAL_URL.partition("://")[2].partition(":")[0]


def interview_calendar(interview: Interview) -> bytes:
    """In the time of the applicant. No name: a calendar is shared more widely than its owner thinks."""
    application = interview.application
    title = _("Interview: %(title)s") % {"title": text_of(application.assignment, "title")}
    entry = CalendarEntry(
        uid=f"interview-{interview.pk}@{_HOST}",
        sequence=interview.sequence,
        changed_at=interview.changed_at,
        starts=interview.starts_at,
        ends=interview.ends_at,
        title=title,
        place=interview.place,
        address=absolute(path_of(application)),
        is_cancelled=interview.slot_id is None,
    )
    return calendar_file(title, [entry], zone=ZoneInfo(interview.zone))
