"""Everything that waits for one reader, in whatever roles they come.

An app says who plays the roles that it knows:

add_role(Role(Recipient.OFFICE, _("Programme office"), is_office, order=30))
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from casework.waiting import Oldest, Recipient, WaitingLine, lines_for, oldest_for


@dataclass(frozen=True)
class Role:
    """Whose lines a reader gets, under which heading, and who plays it."""

    recipient: Recipient
    title: str | Promise
    includes: Callable[[Any], Any]
    order: int


@dataclass(frozen=True)
class RoleInbox:
    """What waits for a reader in one role: what presses, the nearest day first, and what may wait."""

    recipient: Recipient
    title: str | Promise
    lines: list[WaitingLine]
    others: list[WaitingLine] = field(default_factory=list)
    oldest: list[Oldest] = field(default_factory=list)


_roles: dict[Recipient, Role] = {}


def add_role(role: Role) -> None:
    _roles[role.recipient] = role


def inbox_of(user: Any, *, with_oldest: bool = False) -> list[RoleInbox]:
    """A group for each role in which something waits. A page on which two roles may work is named once.

    `with_oldest` also names the few of each pile that have waited longest.
    """
    told: set[str] = set()
    found = []
    for role in sorted(_roles.values(), key=lambda each: each.order):
        if not role.includes(user):
            continue
        lines = _not_yet_told(lines_for(role.recipient, user=user), told)
        oldest = oldest_for(role.recipient, user=user) if with_oldest else []
        found.append(
            RoleInbox(
                role.recipient,
                role.title,
                lines=sorted((line for line in lines if line.is_pressing), key=_nearest_day_first),
                others=[line for line in lines if not line.is_pressing],
                oldest=[each for each in oldest if each.lines],
            )
        )
    return [each for each in found if each.lines or each.others or each.oldest]


def number_in(inbox: Iterable[RoleInbox]) -> int:
    """How many things press. Of a pile that colleagues share only those count that are for the reader or for nobody
    in particular."""
    return sum(line.mine.number if line.mine else line.waiting for role in inbox for line in role.lines)


def _not_yet_told(lines: list[WaitingLine], told: set[str]) -> list[WaitingLine]:
    """Those in which something waits, and notes that they are told. Of one role all lines are kept."""
    new = [line for line in lines if line.waiting and line.url not in told]
    told.update(line.url for line in new)
    return new


def _nearest_day_first(line: WaitingLine) -> tuple[bool, datetime.date]:
    return (line.answer_by is None, line.answer_by or datetime.date.max)
