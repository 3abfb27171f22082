"""The lists that an event is made of, each kept in the same way: a row is added, changed and removed in a form.

add_part(EventPart("rooms", RoomForm, title=_("Rooms"), roles=(TeamRole.PROGRAMME,)))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

from ..enums import TeamRole
from ..models import Event, MeetingHost, MeetingSlot
from .forms import EventPartForm, PartnerForm, RoomForm, TeamMemberForm, TrackForm, VenueForm
from .holding import close_to_dependants, hold_event
from .team import ONE_ORGANISER, is_last_organiser


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


def hold_row(part: EventPart, event: Event, pk: int) -> Any:
    """A row that is about to be changed, until the end of the transaction; None where it is gone. The team of an event
    changes its rows one after the other, and what delegates count up in this one (places, uses) stands still."""
    hold_event(event.pk)
    return part.rows(event).select_for_update(of=("self",), no_key=True).filter(pk=pk).first()


@transaction.atomic
def remove_row(*, part: EventPart, event: Event, pk: int) -> None:
    """Twice does no harm. Raises InUse where other rows need it, or what `kept` says.

    What `kept` reads is decided under the lock: nobody comes to depend on the row meanwhile.
    """
    row = hold_row(part, event, pk)
    if row is None:
        return
    close_to_dependants(row)
    if reason := part.kept(row):
        raise InUse(reason)
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError as error:
        raise InUse from error


def _meeting_in(rooms: Q) -> str | Promise:
    """Whoever booked a meeting reads where it is; without its room nobody would know. Asked under the lock of the
    hosts: nobody books one meanwhile."""
    hosts = list(MeetingHost.objects.select_for_update(of=("self",), no_key=True).filter(rooms).order_by("pk"))
    booked = MeetingSlot.objects.filter(host__in=hosts, delegate__isnull=False)
    return _("Meetings are booked in it: give their hosts another room first.") if booked.exists() else ""


_P = (TeamRole.PROGRAMME,)
add_part(
    EventPart(
        "venues",
        VenueForm,
        _("Venues"),
        _("Add a venue"),
        _P,
        told=lambda row: row.address,
        kept=lambda row: _meeting_in(Q(room__venue=row)),
    )
)
add_part(
    EventPart(
        "rooms",
        RoomForm,
        _("Rooms"),
        _("Add a room"),
        _P,
        told=lambda row: f"{row.venue}" + (f" · {row.capacity}" if row.capacity else ""),
        related=("venue",),
        kept=lambda row: _meeting_in(Q(room=row)),
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


add_part(
    EventPart(
        "team",
        TeamMemberForm,
        _("Team"),
        _("Add somebody to the team"),
        (TeamRole.ORGANISER,),
        told=lambda row: str(row.user.email),
        related=("user",),
        kept=lambda row: ONE_ORGANISER if is_last_organiser(row) else "",
    )
)
