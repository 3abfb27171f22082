"""What was typed for somebody and is not confirmed waits for the office to ask again."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import EnteredApplication


@waits_for(Recipient.OFFICE, order=21)
def entered_and_not_confirmed(officer: User) -> list[WaitingLine]:
    number = EnteredApplication.objects.waiting().count()
    title = _("Entered for somebody, not confirmed yet")
    return [WaitingLine(title=title, url=reverse("office:entered"), waiting=number)]
