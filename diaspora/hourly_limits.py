"""How often a person may do within an hour what costs others: time of our servers, e-mails to strangers, attention."""

import datetime
import math

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from casework.refusals import Refused

from .enums import HourlyLimit
from .models import HourlyUse, User

HOUR = datetime.timedelta(hours=1)

#: Far above what anybody needs who works; far below what a script would do.
MOST = {
    HourlyLimit.UPLOADS: 30,
    HourlyLimit.COLLEAGUES: 30,
    HourlyLimit.ADDRESSES: 3,
    HourlyLimit.MATCHES: 30,
    HourlyLimit.SKILLS: 20,
}
_WORDS = {
    HourlyLimit.UPLOADS: ngettext_lazy(
        "You sent %(most)s documents within an hour. You can send more in %(minutes)s minute.",
        "You sent %(most)s documents within an hour. You can send more in %(minutes)s minutes.",
        "minutes",
    ),
    HourlyLimit.COLLEAGUES: ngettext_lazy(
        "You sent %(most)s invitations within an hour. You can send more in %(minutes)s minute.",
        "You sent %(most)s invitations within an hour. You can send more in %(minutes)s minutes.",
        "minutes",
    ),
    HourlyLimit.ADDRESSES: ngettext_lazy(
        "You had %(most)s links sent to official addresses within an hour. You can go on in %(minutes)s minute.",
        "You had %(most)s links sent to official addresses within an hour. You can go on in %(minutes)s minutes.",
        "minutes",
    ),
    HourlyLimit.SKILLS: ngettext_lazy(
        "You suggested %(most)s skills within an hour. You can suggest more in %(minutes)s minute.",
        "You suggested %(most)s skills within an hour. You can suggest more in %(minutes)s minutes.",
        "minutes",
    ),
}
_WORDS[HourlyLimit.MATCHES] = _WORDS[HourlyLimit.COLLEAGUES]


class HourIsFull(Refused):
    """The limit of the last hour is reached. The text tells the person when they can go on."""

    def __init__(self, limit: HourlyLimit, *, free_at: datetime.datetime) -> None:
        minutes = max(1, math.ceil((free_at - timezone.now()).total_seconds() / 60))
        super().__init__(str(_WORDS[limit] % {"most": MOST[limit], "minutes": minutes}))


@transaction.atomic
def count_use(*, person: User, limit: HourlyLimit) -> None:
    """Count one use within the hour that ends now. Raises HourIsFull.

    Called first of all in a verb: whoever holds the person waits for no other row that a verb holds. A verb that fails
    afterwards in the same transaction has used nothing.
    """
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    used = HourlyUse.objects.filter(person=person, limit=limit, used_at__gt=timezone.now() - HOUR)
    times = list(used.order_by("-used_at").values_list("used_at", flat=True)[: MOST[limit]])
    if len(times) == MOST[limit]:
        raise HourIsFull(limit, free_at=times[-1] + HOUR)
    HourlyUse.objects.create(person=person, limit=limit, used_at=timezone.now())
