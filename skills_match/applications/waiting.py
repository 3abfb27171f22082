"""Applications that wait for the person who applied."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import ApplicationState
from ..models import Application


@waits_for(Recipient.PERSON, order=10)
def applications_to_go_on_with(person: User) -> list[WaitingLine]:
    """Those on which the next step is the person's own: something to supply, a draft that can still be sent."""
    texts = {
        ApplicationState.MORE_INFO: _("We need something from you."),
        ApplicationState.DRAFT: _("Your application is not sent yet."),
    }
    rows = Application.objects.filter(profile__user=person, state__in=texts)
    return [
        WaitingLine(
            title=with_language(row.assignment, "title"),
            url=reverse("my:application", args=[row.pk]),
            text=texts[ApplicationState(row.state)],
        )
        for row in rows.select_related("assignment__institution")
        if row.state != ApplicationState.DRAFT or row.assignment.is_open
    ]
