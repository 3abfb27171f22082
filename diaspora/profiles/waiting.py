"""A profile that was not confirmed for a year asks its owner whether it is still true."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for

from ..models import Profile, User
from .publishing import needs_confirmation


@waits_for(Recipient.PERSON, order=70)
def still_available(person: User) -> list[WaitingLine]:
    profile = Profile.objects.filter(user=person).first()
    if profile is None or not needs_confirmation(profile):
        return []
    return [
        WaitingLine(
            title=_("Are you still available?"),
            url=confirmed_on(),
            text=_("You confirmed your profile more than a year ago. Is it still true?"),
            since=profile.confirmed_at,
        )
    ]


def confirmed_on() -> str:
    """The page with the button that says so: it does not name the line a second time."""
    return reverse("my:home") + "#still"
