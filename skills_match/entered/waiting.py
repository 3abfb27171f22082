"""What was typed for somebody and is not confirmed waits for the office to ask again."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import ASSIGNMENT_EDITABLE
from ..models import EnteredApplication, EnteredAssignment


@waits_for(Recipient.OFFICE, order=21)
def entered_and_not_confirmed(officer: User) -> list[WaitingLine]:
    number = EnteredApplication.objects.waiting().count()
    title = _("Entered for somebody, not confirmed yet")
    return [WaitingLine(title=title, url=reverse("office:entered"), waiting=number)]


@waits_for(Recipient.OFFICE, order=22)
def assignments_to_confirm(officer: User) -> list[WaitingLine]:
    """Requests that were typed for an institution and are not confirmed."""
    number = EnteredAssignment.objects.filter(confirmed_at=None, assignment__state__in=ASSIGNMENT_EDITABLE).count()
    title = _("Requests entered for an institution, not confirmed yet")
    return [WaitingLine(title=title, url=reverse("office:entered_assignments"), waiting=number)]
