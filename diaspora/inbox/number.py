"""The number of things that wait, for the header of every page: kept in the cache, so that a page pays nothing for it.

It is counted after the sign-in, when a reader opens the list, after each thing that they do, and again each minute
while they read on.
"""

import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from .reading import inbox_of, number_in

#: How old a number may be. What colleagues do shows after that time.
FRESH = datetime.timedelta(minutes=1)
#: How long one is kept after it was last shown or counted.
_SECONDS = 14 * 24 * 60 * 60


def keep_number(user: Any, number: int) -> None:
    cache.set(_key(user), (number, timezone.now() + FRESH), _SECONDS)


def begin_to_count(user: Any) -> None:
    """From the next page on the header shows a number."""
    cache.set(_key(user), (0, timezone.now()), _SECONDS)


def count_again(user: Any) -> None:
    """The next page counts, if this reader’s number is shown at all."""
    if kept := cache.get(_key(user)):
        cache.set(_key(user), (kept[0], timezone.now()), _SECONDS)


def number_for(user: Any) -> int | None:
    """How many things wait for `user`; None where nobody has counted yet."""
    if (kept := cache.get(_key(user))) is None:
        return None
    number, fresh_until = kept
    if timezone.now() >= fresh_until:
        number = number_in(inbox_of(user))
        keep_number(user, number)
    return number


def _key(user: Any) -> str:
    """Numbers of accounts come again in a restored database; the moment of joining does not."""
    return f"inbox:{user.pk}:{user.date_joined.timestamp()}"
