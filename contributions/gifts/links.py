"""Links by which givers see and change their gifts without an account. Short-lived: a newer one is asked for."""

import datetime

from django.urls import reverse

from casework.token_links import TokenLinks

from ..models import Gift

_MINE = TokenLinks("contributions.mine", lifetime=datetime.timedelta(days=2))
_MANAGE = TokenLinks("contributions.manage", lifetime=datetime.timedelta(days=7))


def path_to_all(gift: Gift) -> str:
    """The page with everything that was given from the address of `gift`."""
    return reverse("contributions:mine", args=[_MINE.token(gift.pk, key=gift.email)])


def manage_path(gift: Gift) -> str:
    """The page where the giver changes or ends this gift."""
    return reverse("contributions:manage", args=[_MANAGE.token(gift.pk, key=str(gift.key))])


def gifts_behind(token: str):
    """Everything that was given from one e-mail address. Raises LinkRefused."""
    [pk] = _MINE.read(token, key_of=_address_of)
    return Gift.objects.of_address(Gift.objects.get(pk=pk).email)


def gift_behind(token: str) -> Gift:
    """Raises LinkRefused."""
    [pk] = _MANAGE.read(token, key_of=_key_of)
    return Gift.objects.select_related("appeal", "subscription", "payment").get(pk=pk)


def gifts_of(user):
    """Those of an account."""
    return Gift.objects.filter(giver=user)


def _address_of(pk: int) -> str | None:
    return Gift.objects.filter(pk=pk).values_list("email", flat=True).first() or None


def _key_of(pk: int) -> str | None:
    """Of a gift whose giver was erased nobody has a link any more."""
    key = Gift.objects.filter(pk=pk).exclude(email="").values_list("key", flat=True).first()
    return str(key) if key else None
