"""Closed months that a colleague asks to open."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..claims.rights import works_on_claims
from .closing import to_open_by


@waits_for(Recipient.OFFICE, order=42)
@waits_for(Recipient.FINANCE, order=42)
def months_to_open(user: User) -> Iterator[WaitingLine]:
    if not works_on_claims(user):
        return
    if number := to_open_by(user).count():
        address = f"{reverse('office:closed_months')}?asked=1"
        yield WaitingLine(title=_("Closed months that a colleague asks to open"), url=address, waiting=number)
