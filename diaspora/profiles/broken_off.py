"""What a person broke off to complete the profile first. Each app registers what it remembers of its own pages."""

from collections.abc import Callable

from django.http import HttpRequest

from casework.waiting import WaitingLine

from ..models import Profile

Remembers = Callable[[HttpRequest, Profile | None], list[WaitingLine]]

_all: list[Remembers] = []


def broken_off(remembers: Remembers) -> Remembers:
    """Register a function that tells, for the reader of a page and the profile, what waits to be gone on with."""
    _all.append(remembers)
    return remembers


def what_was_broken_off(request: HttpRequest, profile: Profile | None) -> list[WaitingLine]:
    return [line for remembers in _all for line in remembers(request, profile)]
