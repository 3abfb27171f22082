"""Feedback and complaints that wait for an answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.models import Application

from ..models import FollowUp


@waits_for(Recipient.OFFICE, order=28)
def follow_ups_to_answer(officer: User) -> list[WaitingLine]:
    waiting = FollowUp.objects.filter(answered_at=None, application__in=Application.objects.for_office(officer)).count()
    return [
        WaitingLine(title=_("Feedback and complaints to answer"), url=reverse("office:follow_ups"), waiting=waiting)
    ]
