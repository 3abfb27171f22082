"""Questions about the return that wait for an expert, and experts who need something."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import Placement
from .asking import waiting_answers


@waits_for(Recipient.PERSON, order=9)
def about_the_return(person: User) -> list[WaitingLine]:
    due = waiting_answers().filter(placement__in=Placement.objects.of_expert(person))
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse("my:return_answer", args=[row.placement_id, row.pk]),
            text=_("Where do you live and work now? Three short questions."),
        )
        for row in due.select_related("placement__application__assignment")
    ]
