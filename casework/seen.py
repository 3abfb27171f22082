"""A stale page decides nothing: its form carries the state that its reader saw (components/forms/seen.html).

The verb behind the form hands it to the door of moves, which refuses with `Stale` when the state has changed since.
"""

from django.http import HttpRequest

#: The hidden field.
SEEN = "seen"


def seen_in(request: HttpRequest) -> str | None:
    """The state that the page showed on which `request` decides."""
    return request.POST.get(SEEN)
