"""Links with which a telephone lets people in by one list, without an account of whoever holds it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.token_links import LinkRefused, LinkTooOld, LinkWithdrawn, TokenLinks

from ..models import CheckInList, GateLink

_LINKS = TokenLinks("conferences.gate", lifetime=None)


class EventOver(LinkTooOld):
    text = _("This event is over.")
    advice = _("Nobody is let in any more, and what this phone held about the event is deleted.")


class GateEnded(LinkWithdrawn):
    advice = _("The organisers ended it. Ask them for a new one if you still stand at a gate.")


def make_link(*, list_: CheckInList, gate: str, by: Any) -> GateLink:
    return GateLink.objects.create(list=list_, gate=gate, made_by=by)


def end_link(*, link: GateLink) -> None:
    """At once; what it let in before can still arrive."""
    GateLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now())


def token_of(link: GateLink) -> str:
    return _LINKS.token(link.pk, key=str(link.key))


def address_of(link: GateLink) -> str:
    return f"{settings.PORTAL_URL}{reverse('events:gate', args=[link.list.event.slug, token_of(link)])}"


def opened(slug: str, token: str, *, may_be_ended: bool = False) -> GateLink:
    """The link of an event that `token` belongs to. Raises LinkRefused: EventOver, GateEnded or for a broken one."""
    links = GateLink.objects.select_related("list__event").filter(list__event__slug=slug)
    held: list[GateLink] = []

    def key_of(pk: int) -> str | None:
        held.extend(links.filter(pk=pk))
        return str(held[0].key) if held else None

    _LINKS.read(token, key_of=key_of)
    if not held:
        raise LinkRefused
    [link] = held
    if timezone.now() >= link.works_until:
        raise EventOver
    if not may_be_ended:
        ask_whether_it_goes_on(link)
    return link


def ask_whether_it_goes_on(link: GateLink) -> None:
    """Raises GateEnded."""
    if link.ended_at:
        raise GateEnded
