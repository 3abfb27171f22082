"""The link with which those at a stand ask delegates to stay in touch, without an account."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.token_links import LinkRefused, LinkTooOld, TokenLinks

from ..models import EventPartner

_LINKS = TokenLinks("conferences.stand", lifetime=None)
#: So long after the last day a stand still reads who said yes.
UNTIL = datetime.timedelta(days=60)


class StandClosed(LinkTooOld):
    text = _("This event ended a while ago.")
    advice = _("What delegates agreed to pass on is no longer shown here.")


def address_of(partner: EventPartner) -> str:
    token = _LINKS.token(partner.pk, key=str(partner.link_key))
    return f"{settings.PORTAL_URL}{reverse('events:stand', args=[partner.event.slug, token])}"


def opened(slug: str, token: str) -> EventPartner:
    """Raises LinkRefused, StandClosed."""
    held: list[EventPartner] = []

    def key_of(pk: int) -> str | None:
        held.extend(EventPartner.objects.select_related("event").filter(pk=pk, event__slug=slug).exclude(stand=""))
        return str(held[0].link_key) if held else None

    _LINKS.read(token, key_of=key_of)
    if not held:
        raise LinkRefused
    [partner] = held
    if partner.event.today > partner.event.ends_on + UNTIL:
        raise StandClosed
    return partner
