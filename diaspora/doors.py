"""Pages that no editor writes – a form, a list, the sign-in – and the everyday words by which people look for them.

Each app adds its own doors; the search of the site shows them above what it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Door:
    """`words` are those that people type for it, in any language, as one text; one of them has to be there. `along`
    are words that may stand next to them. `address` is empty while there is nothing behind the door."""

    title: Promise
    text: Promise
    address: Callable[[], str]
    words: str
    along: str = ""


_doors: list[tuple[int, Door]] = []


def add_door(door: Door, *, order: int) -> None:
    _doors.append((order, door))


def doors() -> list[Door]:
    return [door for _order, door in sorted(_doors, key=lambda entry: entry[0])]
