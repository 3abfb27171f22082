"""Letters that come back from the address of an account: said to the person in the portal, and to the office."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.letters.stops import bounce_of, works_again
from casework.waiting import Recipient, WaitingLine, waits_for

from ..models import User


@waits_for(Recipient.PERSON, order=5)
def letters_that_come_back(person: User) -> list[WaitingLine]:
    """Nothing reaches this person by e-mail, so the first page says so."""
    if not (bounce := bounce_of(person.email)):
        return []
    return [
        WaitingLine(
            title=_("Our e-mails do not reach you"),
            url=reverse("diaspora:coming_back"),
            text=_("They come back from %(email)s, so we stopped sending them.") % {"email": person.email},
            since=bounce.since,
        )
    ]


@transaction.atomic
def write_again(*, person: User, by: User) -> None:
    """The address works again, says the person or, for them, the office. Twice does no harm."""
    if bounce_of(person.email):
        works_again(address=person.email)
        log(instance=person, action="account.works_again", user=by)
