"""Questions that wait for an expert."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone
from skills_match.spoken import with_language

from ..enums import Respondent
from ..models import Evaluation, Placement


@waits_for(Recipient.PERSON, order=8)
def questions_to_answer(person: User) -> list[WaitingLine]:
    due = Evaluation.objects.filter(
        asked=Respondent.EXPERT,
        answered_at=None,
        due_on__lte=today_in_closing_zone(),
        placement__in=Placement.objects.of_expert(person),
    )
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse("my:evaluation", args=[row.placement_id, row.pk]),
            text=_("Please tell us what has stayed: five short questions."),
        )
        for row in due.select_related("placement__application__assignment")
    ]
