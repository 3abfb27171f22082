"""Where a delegate is at a time: sessions that they signed up for, and meetings that they booked."""

import datetime

from ..models import Delegate
from ..programme.reading import ReleasedProgramme


def clash_with(
    delegate: Delegate, starts: datetime.datetime, ends: datetime.datetime, programme: ReleasedProgramme | None
) -> str:
    """The title of what lies between `starts` and `ends`, or nothing. A session that is waited for counts: its place
    may come at any moment."""
    sessions = set(delegate.sign_ups.filter(code=delegate.code).values_list("places__session", flat=True))
    for slot in programme.slots if programme else []:
        if slot.pk in sessions and slot.starts < ends and starts < slot.ends:
            return slot.title
    for meeting in delegate.meetings.filter(code=delegate.code, starts_at__lt=ends).select_related("host"):
        if meeting.ends_at > starts:
            return meeting.host.name
    return ""
