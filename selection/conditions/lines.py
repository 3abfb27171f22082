"""What conditions add to the one line that a person reads about an application."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from skills_match.applications.lines import StatusLine, tells_line
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ..enums import CONDITION_OPEN
from ..models import Condition

_DONE = ~Q(state__in=CONDITION_OPEN)


@tells_line(ApplicationState.ACCEPTED)
def of_conditions(applications: list[Application]) -> dict[int, StatusLine]:
    rows = {row.pk: row for row in applications}
    counted = Condition.objects.filter(application__in=rows).order_by().values_list("application")
    counts = counted.annotate(all=Count("pk"), done=Count("pk", filter=_DONE))
    return {pk: _line(rows[pk], done, number) for pk, number, done in counts}


def _line(application: Application, done: int, number: int) -> StatusLine:
    step = _(
        "%(done)s of %(number)s conditions are met. Please do not resign or book before you read “Confirmed” here."
    )
    return StatusLine(
        label=application.applicant_label,
        tone=application.tone,
        next_step=step % {"done": done, "number": number},
        url=reverse("my:conditions", args=[application.pk]),
        action=_("See the conditions"),
    )
