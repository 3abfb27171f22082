"""What became of an interview."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.moves import as_now
from diaspora.models import User
from skills_match.applications.moves import MOVES as APPLICATIONS

from ..enums import InterviewOutcome
from ..models import Interview
from .errors import NoInterviewNow, NotForInterviews, NotYetHeld
from .offering import may_offer


@transaction.atomic
def record_outcome(*, interview: Interview, by: User, outcome: InterviewOutcome, note: str) -> Interview:
    """Host or office say it after the interview began; saying it again corrects it.

    Raises NotForInterviews, NoInterviewNow, NotYetHeld.
    """
    application = APPLICATIONS.lock(interview.application)
    if not may_offer(as_now(by), application.assignment) or application.profile.user_id == by.pk:
        raise NotForInterviews
    stored = Interview.objects.get(pk=interview.pk)
    if stored.slot_id is None:
        raise NoInterviewNow
    if not stored.is_over:
        raise NotYetHeld
    stored.outcome, stored.note = outcome, note.strip()
    stored.recorded_by, stored.recorded_at = by, timezone.now()
    stored.save(update_fields=["outcome", "note", "recorded_by", "recorded_at"])
    log(instance=application, action="application.interview_outcome", user=by, data={"outcome": str(outcome)})
    return stored
