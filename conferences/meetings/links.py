"""Links to meetings: that of a host, who reads whom they meet, and that of a delegate. Both work without an account."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.token_links import LinkRefused, LinkTooOld, TokenLinks

from ..attendance.links import token_of
from ..models import Delegate, Event, MeetingHost

_LINKS = TokenLinks("conferences.meetings", lifetime=None)
#: So long after the last day a host still reads whom they met.
UNTIL = datetime.timedelta(days=14)


class MeetingsOver(LinkTooOld):
    text = _("This event ended a while ago.")
    advice = _("Whom you met is no longer shown here.")


def delegates_path(delegate: Delegate, event: Event) -> str:
    return reverse("events:meetings", args=[event.slug, token_of(delegate)])


def address_of(host: MeetingHost) -> str:
    token = _LINKS.token(host.pk, key=str(host.link_key))
    return f"{settings.PORTAL_URL}{reverse('events:meeting_list', args=[host.event.slug, token])}"


def host_behind(slug: str, token: str) -> MeetingHost:
    """Raises LinkRefused, MeetingsOver."""
    held: list[MeetingHost] = []

    def key_of(pk: int) -> str | None:
        held.extend(MeetingHost.objects.select_related("event", "room").filter(pk=pk, event__slug=slug))
        return str(held[0].link_key) if held else None

    _LINKS.read(token, key_of=key_of)
    if not held:
        raise LinkRefused
    if held[0].event.today > held[0].event.ends_on + UNTIL:
        raise MeetingsOver
    return held[0]
