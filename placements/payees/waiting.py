"""Accounts that somebody else has to check before anything is paid."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from .rights import accounts_for, programmes_of


@waits_for(Recipient.OFFICE, order=41)
@waits_for(Recipient.FINANCE, order=41)
def accounts_to_check(user: User) -> Iterator[WaitingLine]:
    if not programmes_of(user):
        return
    if number := accounts_for(user).filter(checked_at=None).count():
        yield WaitingLine(title=_("Accounts for payments to check"), url=reverse("office:pay_accounts"), waiting=number)
