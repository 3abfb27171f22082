"""The lists that an event is made of, each kept in the same way: a row is added, changed and removed in a form.

add_part(EventPart("rooms", RoomForm, title=_("Rooms"), roles=(TeamRole.PROGRAMME,)))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, ProtectedError, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..enums import TeamRole
from ..models import Event
from .forms import EventPartForm, PartnerForm, RoomForm, TeamMemberForm, TrackForm, VenueForm


class InUse(Refused):
    text = _("Something else is built on this row. Remove that first.")


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True)
class EventPart:
    """One list. `form` belongs to a model with a key to the event; `told` says in a few words what a list shows next to
    the name of a row; `kept` says why a row cannot be removed, or nothing."""

    name: str
    form: type[EventPartForm]
    title: str | Promise
    add: str | Promise
    roles: tuple[TeamRole, ...]
    told: Callable[[Any], str] = _nothing
    related: tuple[str, ...] = ()
    kept: Callable[[Any], str | Promise] = _nothing

    @property
    def model(self) -> type[Model]:
        return self.form._meta.model

    def rows(self, event: Event) -> QuerySet:
        return self.model._default_manager.filter(event=event).select_related(*self.related)


_parts: dict[str, EventPart] = {}


def add_part(part: EventPart) -> None:
    _parts[part.name] = part


def part_called(name: str) -> EventPart | None:
    return _parts.get(name)


def parts() -> list[EventPart]:
    return list(_parts.values())


def remove_row(*, part: EventPart, row: Any) -> None:
    """Raises InUse where other rows need it, or what `kept` says."""
    if reason := part.kept(row):
        raise InUse(reason)
    try:
        row.delete()
    except ProtectedError as error:
        raise InUse from error


_P = (TeamRole.PROGRAMME,)
add_part(EventPart("venues", VenueForm, _("Venues"), _("Add a venue"), _P, told=lambda row: row.address))
add_part(
    EventPart(
        "rooms",
        RoomForm,
        _("Rooms"),
        _("Add a room"),
        _P,
        told=lambda row: f"{row.venue}" + (f" · {row.capacity}" if row.capacity else ""),
        related=("venue",),
    )
)
add_part(EventPart("tracks", TrackForm, _("Tracks"), _("Add a track"), _P))
add_part(
    EventPart(
        "partners",
        PartnerForm,
        _("Sponsors and exhibitors"),
        _("Add a sponsor or exhibitor"),
        _P,
        told=lambda row: " · ".join(text for text in (row.level, row.stand) if text),
    )
)


def _is_last_organiser(row) -> str | Promise:
    others = row.event.team.filter(role=TeamRole.ORGANISER).exclude(pk=row.pk)
    is_needed = row.role == TeamRole.ORGANISER and not others.exists()
    return _("An event keeps at least one organiser.") if is_needed else ""


add_part(
    EventPart(
        "team",
        TeamMemberForm,
        _("Team"),
        _("Add somebody to the team"),
        (TeamRole.ORGANISER,),
        told=lambda row: str(row.user.email),
        related=("user",),
        kept=_is_last_organiser,
    )
)
