"""Places that are free while people wait on a reserve list."""

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.translated.spoken import with_language
from casework.waiting import Oldest, Recipient, WaitingLine, waits_longest_for
from diaspora.models import User
from skills_match.enums import APPLICATION_HOLDS_POST, ApplicationState, AssignmentState
from skills_match.models import Assignment

#: How many are named.
NAMED = 5


@waits_longest_for(Recipient.OFFICE, order=19)
def places_for_the_reserve(officer: User) -> Oldest:
    """Assignments with a free place and somebody on the reserve list."""
    waits, holds = Q(applications__state=ApplicationState.RESERVE), Q(applications__state__in=APPLICATION_HOLDS_POST)
    open_ones = Assignment.objects.visible_to(officer).exclude(
        state__in=[AssignmentState.CANCELLED, AssignmentState.COMPLETED]
    )
    free = (
        open_ones.annotate(waiting=Count("applications", filter=waits), held=Count("applications", filter=holds))
        .filter(waiting__gt=0, held__lt=F("posts"))
        .order_by("closing_on", "pk")
    )
    return Oldest("free-places", _("Free places for people on a reserve list"), [_line(each) for each in free[:NAMED]])


def _line(assignment: Assignment) -> WaitingLine:
    waiting: int = assignment.waiting  # type: ignore[attr-defined]
    text = ngettext("%(number)s person waits.", "%(number)s people wait.", waiting) % {"number": waiting}
    return WaitingLine(
        title=with_language(assignment, "title"), url=reverse("office:reserve", args=[assignment.reference]), text=text
    )
