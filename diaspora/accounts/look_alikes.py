"""Accounts that may belong to one person: the same name, in whatever order, or the same telephone number. A hint for
the office; nothing is decided by it."""

import re
from dataclasses import dataclass
from itertools import permutations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import User

#: A shorter number is an extension that many share.
FEWEST_DIGITS = 8
#: Of longer names every order is too many; they are compared as they are.
MOST_WORDS = 4
SHOWN = 5


@dataclass(frozen=True)
class LookAlike:
    account: User
    why: str | Promise


def look_alikes(account: User) -> list[LookAlike]:
    """At most five, those with the same telephone number first; two queries. Deleted accounts are nobody."""
    if account.is_erased:
        return []
    others = User.objects.exclude(pk=account.pk).select_related("profile").order_by("-date_joined", "-pk")
    profile = getattr(account, "profile", None)
    by_phone = list(_with_phone(others, profile.phone)[:SHOWN]) if profile and _digits(profile.phone) else []
    by_name = list(others.filter(folded_name__in=_orders(account.folded_name))[:SHOWN])
    found = {other.pk: LookAlike(other, _("the same telephone number")) for other in by_phone}
    found |= {other.pk: LookAlike(other, _("the same name")) for other in by_name if other.pk not in found}
    return [each for each in found.values() if not each.account.is_erased][:SHOWN]


def _orders(name: str) -> set[str]:
    words = name.split()
    if not 2 <= len(words) <= MOST_WORDS:
        return {name} if words else set()
    return {" ".join(order) for order in permutations(words)}


def _digits(phone: str) -> str:
    """With the country code and without what stands before it; empty for what is no whole number."""
    digits = re.sub(r"\D", "", phone).removeprefix("00")
    return digits if len(digits) >= FEWEST_DIGITS else ""


def _with_phone(accounts, phone: str):
    """Whatever stands between the digits."""
    return accounts.filter(profile__phone__regex=r"^[^0-9]*(00)?[^0-9]*" + "[^0-9]*".join(_digits(phone)) + "[^0-9]*$")
