"""Messages to the contact form that wait for the programme office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Audience, Line, waits_for
from diaspora.models import User

from ..models import ContactMessage


@waits_for(Audience.OFFICE, order=70)
def messages_to_answer(officer: User) -> list[Line]:
    waiting = ContactMessage.objects.waiting().count()
    return [Line(title=_("Messages to answer"), url=reverse("home:messages"), waiting=waiting)]
