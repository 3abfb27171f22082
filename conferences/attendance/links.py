"""The link with which a delegate comes back after an event, without an account."""

from django.conf import settings
from django.urls import reverse

from casework.token_links import LinkRefused, TokenLinks

from ..models import Delegate

_LINKS = TokenLinks("conferences.attendance", lifetime=None)


def token_of(delegate: Delegate) -> str:
    """It ends with the code of the ticket: whoever takes over the place gets another one."""
    return _LINKS.token(delegate.pk, key=delegate.code)


def path_of(delegate: Delegate) -> str:
    return reverse("events:after", args=[delegate.event.slug, token_of(delegate)])


def address_of(delegate: Delegate) -> str:
    return f"{settings.PORTAL_URL}{path_of(delegate)}"


def opened(slug: str, token: str) -> Delegate:
    """Whose link it is, of somebody with a place. Raises LinkRefused."""
    rows = Delegate.objects.with_place().filter(event__slug=slug)
    held: list[Delegate] = []

    def key_of(pk: int) -> str | None:
        held.extend(rows.select_related("event", "registration", "certificate").filter(pk=pk))
        return held[0].code if held else None

    _LINKS.read(token, key_of=key_of)
    if not held:
        raise LinkRefused
    return held[0]
