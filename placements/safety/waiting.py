"""Who has not said yet that they are safe, and who needs help."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import RegionMessage


@waits_for(Recipient.OFFICE, order=1)
def not_heard_of(officer: User) -> Iterator[WaitingLine]:
    """One query; one line a running message in which somebody is silent or needs help."""
    silent = Count("answers", filter=Q(answers__answered_at=None))
    helpless = Count("answers", filter=Q(answers__is_safe=False))
    running = RegionMessage.objects.filter(closed_at=None).select_related("region")
    for message in running.annotate(silent=silent, helpless=helpless).order_by("-sent_at", "-pk"):
        if message.silent or message.helpless:
            yield WaitingLine(
                title=_("%(region)s: who has not said that they are safe") % {"region": message.region},
                url=reverse("office:region_message", args=[message.pk]),
                waiting=message.silent + message.helpless,
                since=message.sent_at,
            )
