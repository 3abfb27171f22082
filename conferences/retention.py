"""How long what is kept about people of events is kept, and whose it is."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import addresses_of
from diaspora.models import User
from diaspora.privacy.registry import Kept, LegalGround

#: Kept so long after the last day of the event; what was paid stays in the books.
AFTER_THE_EVENT = _("A year after the event")
YEAR = datetime.timedelta(days=365)
#: Passports go much earlier.
MONTH_AFTER = _("A month after the event at the latest")
MONTH = datetime.timedelta(days=30)
#: By which ticket somebody signed up or booked.
TICKET = Kept(
    ("code",),
    _("So that whoever takes over your place at the event does not sit in your sessions"),
    LegalGround.SECURITY,
    AFTER_THE_EVENT,
    is_exported=False,
)


def their_own(user: User, path: str = "") -> Q:
    """Rows with an address that `user` has confirmed."""
    return Q(**{f"{path}email__in": addresses_of(user)})


def of_their_places(user: User) -> Q:
    return their_own(user, "delegate__registration__")
