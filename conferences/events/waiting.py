"""What waits for the team of an event: on the page of the event, and in one line each on the desk of the office.

add_pile(Pile(_("Proposals to decide"), rows=…, event="event", roles=(TeamRole.PROGRAMME,), address="…:proposals"))
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise

from casework.waiting import Recipient, WaitingLine, waits_for

from ..enums import TeamRole
from ..models import Event, TeamMember
from ..rules import organises_all


@dataclass(frozen=True)
class Pile:
    """Things of one kind that wait. `event` leads from a row to its event; `address` is the list that shows them, with
    `query`. An organiser deals with all but those that are `only` for their role."""

    title: str | Promise
    rows: Callable[[], QuerySet]
    event: str
    roles: tuple[TeamRole, ...]
    address: str
    query: str = ""
    only: bool = False

    def url(self, slug: str) -> str:
        return reverse(self.address, args=[slug]) + self.query

    def is_for(self, roles: set[str], *, organises: bool) -> bool:
        return bool(roles & set(self.roles)) or (organises and not self.only)


_piles: list[Pile] = []


def add_pile(pile: Pile) -> None:
    _piles.append(pile)


def waiting_for(user: Any, event: Event) -> list[WaitingLine]:
    """On the page of one event, for somebody of its team. Two queries, and those for rights."""
    return [line for _event, line in _lines(user, Event.objects.filter(pk=event.pk))]


@waits_for(Recipient.OFFICE, order=35)
def events_with_work(officer: Any) -> Iterable[WaitingLine]:
    """A line for each pile of each event that `officer` works for. Two queries."""
    for event, line in _lines(officer, Event.objects.run_by(officer)):
        yield replace(line, title=f"{line.title}: {event}")


def _lines(user: Any, events: QuerySet[Event]) -> Iterator[tuple[Event, WaitingLine]]:
    """What waits in `events`, as far as `user` deals with it."""
    roles: dict[int, set[str]] = {}
    for event_id, role in TeamMember.objects.filter(user=user).values_list("event", "role"):
        roles.setdefault(event_id, set()).add(role)
    everywhere = organises_all(user)
    for event in events.annotate(**{f"pile_{number}": _number(pile) for number, pile in enumerate(_piles)}):
        theirs = roles.get(event.pk, set())
        organises = everywhere or TeamRole.ORGANISER in theirs
        for number, pile in enumerate(_piles):
            waiting = getattr(event, f"pile_{number}")
            if waiting and pile.is_for(theirs, organises=organises):
                yield event, WaitingLine(str(pile.title), pile.url(event.slug), waiting)


def _number(pile: Pile) -> Coalesce:
    rows = pile.rows().filter(**{pile.event: OuterRef("pk")}).order_by().values(pile.event)
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)
