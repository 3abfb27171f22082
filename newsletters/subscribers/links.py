"""The links by which a subscriber confirms, chooses and leaves, without an account."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from casework.token_links import TokenLinks

from ..models import Subscriber

_CONFIRM = TokenLinks("newsletters.confirm", lifetime=datetime.timedelta(days=7))
_MANAGE = TokenLinks("newsletters.manage", lifetime=datetime.timedelta(days=365))
#: Never too old: an old letter must stop the new ones too.
_LEAVE = TokenLinks("newsletters.leave", lifetime=None)
_LINKS = {"confirm": _CONFIRM, "manage": _MANAGE, "leave": _LEAVE, "erase": _MANAGE}


def link_to(what: str, subscriber: Subscriber) -> str:
    """The whole address of the page where the subscriber may do `what`, in their language."""
    token = _LINKS[what].token(subscriber.pk, key=str(subscriber.link_key))
    with translation.override(subscriber.language):
        return f"{settings.PORTAL_URL}{reverse(f'newsletters:{what}', args=[token])}"


def subscriber_of(what: str, token: str) -> Subscriber:
    """Whose link it is. Raises LinkRefused."""
    [pk] = _LINKS[what].read(token, key_of=_key_of)
    return Subscriber.objects.get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = Subscriber.objects.filter(pk=pk).values_list("link_key", flat=True).first()
    return str(key) if key else None
