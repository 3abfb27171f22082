"""The queue of assignments: what waits for the programme office, and since when too long."""

import datetime

from django.db.models import Q

from casework.calendars.working_days import working_days_before

from ..enums import AssignmentState
from ..models import Assignment
from ..models.querysets import CLOSING_ZONE, today_in_closing_zone

#: An assignment is answered within this many working days.
WORKING_DAYS = 5


def waiting_too_long() -> Q:
    """Assignments that were sent more than WORKING_DAYS working days ago and wait for an answer."""
    first_day_in_time = working_days_before(today_in_closing_zone(), WORKING_DAYS)
    begin = datetime.datetime.combine(first_day_in_time, datetime.time.min, tzinfo=CLOSING_ZONE)
    return Q(state=AssignmentState.SUBMITTED, submitted_at__lt=begin)


def is_late(assignment: Assignment) -> bool:
    """The same for one assignment that is at hand."""
    if assignment.state != AssignmentState.SUBMITTED or assignment.submitted_at is None:
        return False
    sent_on = assignment.submitted_at.astimezone(CLOSING_ZONE).date()
    return sent_on < working_days_before(today_in_closing_zone(), WORKING_DAYS)
