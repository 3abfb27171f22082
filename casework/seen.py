"""What a page sends of what its reader saw: the state on which a decision rests, and which rows were chosen there.

A stale page decides nothing: its form carries the state that its reader saw (components/forms/seen.html). The verb
behind the form hands it to the door of moves, which refuses with `Stale` when the state has changed since.
"""

from collections.abc import Iterable

from django.http import HttpRequest

#: The hidden field.
SEEN = "seen"
#: Digits of a key: with more of them no column could hold it, and a database would refuse the question.
_LONGEST_KEY = 18


def seen_in(request: HttpRequest) -> str | None:
    """The state that the page showed on which `request` decides."""
    return request.POST.get(SEEN)


def keys_in(values: Iterable[str]) -> list[int]:
    """Keys of rows in the order in which they were sent; what cannot be one is left out."""
    return [int(value) for value in values if value.isdecimal() and len(value) <= _LONGEST_KEY]
