"""Hosts of meetings as a part of an event."""

from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from .forms import MeetingHostForm

add_part(
    EventPart(
        "hosts",
        MeetingHostForm,
        _("Hosts of meetings"),
        _("Add a host of meetings"),
        (TeamRole.PROGRAMME,),
        told=lambda row: str(row.room or ""),
        related=("room",),
        kept=lambda row: (
            _("Somebody has booked an hour: take the hours back first.")
            if row.slots.exclude(delegate=None).exists()
            else ""
        ),
    )
)
