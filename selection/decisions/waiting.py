"""Prepared decisions wait for the office to release them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from .releasing import prepared


@waits_for(Recipient.OFFICE, order=22)
def decisions_to_release(officer: User) -> list[WaitingLine]:
    number = prepared(officer).count()
    return [WaitingLine(title=_("Decisions to release"), url=reverse("office:prepared"), waiting=number)]
