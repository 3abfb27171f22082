"""Questions that wait for an expert."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import Respondent, Wave
from ..models import Evaluation, Placement

_TEXTS = {
    True: gettext_lazy("Please tell us what is there today: five short questions."),
    False: gettext_lazy("Please tell us what has stayed: five short questions."),
}


@waits_for(Recipient.PERSON, order=8)
def questions_to_answer(person: User) -> list[WaitingLine]:
    own = Placement.objects.of_expert(person)
    due = Evaluation.objects.waiting().filter(asked=Respondent.EXPERT, placement__in=own)
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse("my:evaluation", args=[row.placement_id, row.pk]),
            text=str(_TEXTS[row.wave == Wave.BEFORE]),
            case=f"placement {row.placement_id}",
        )
        for row in due.select_related("placement__application__assignment")
    ]
