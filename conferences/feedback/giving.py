"""What delegates say about sessions that they were in."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..models import Delegate, Event, Feedback
from ..programme.reading import ReleasedProgramme, Slot

#: So long after the last day somebody still remembers.
UNTIL = datetime.timedelta(days=60)


class TooLate(Refused):
    text = _("The time for feedback about this event is over.")


def judged(programme: ReleasedProgramme | None) -> list[Slot]:
    """Sessions that have ended, without breaks."""
    now = timezone.now()
    slots = programme.slots if programme else []
    return [slot for slot in slots if slot.ends <= now and not slot.is_break]


def is_too_late(event: Event) -> bool:
    return event.today > event.ends_on + UNTIL


@transaction.atomic
def give(*, delegate: Delegate, session: int, usefulness: int, comment: str) -> Feedback:
    """Once for each session; given again, the last word counts. Raises TooLate."""
    if is_too_late(delegate.event):
        raise TooLate
    said = {"usefulness": usefulness, "comment": comment}
    return Feedback.objects.update_or_create(delegate=delegate, session_id=session, defaults=said)[0]
