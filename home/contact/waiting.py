"""Messages to the contact form that wait for the programme office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import ContactMessage


@waits_for(Recipient.OFFICE, order=70)
def messages_to_answer(officer: User) -> list[WaitingLine]:
    waiting = ContactMessage.objects.waiting().count()
    return [WaitingLine(title=_("Messages to answer"), url=reverse("home:messages"), waiting=waiting)]
