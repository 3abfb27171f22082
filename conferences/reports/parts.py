"""Institutions that sent people, as a part of an event."""

from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from .forms import TrainedGroupForm


def _told(group) -> str:
    return str(_("%(stayed)s of %(sent)s stayed to the end") % {"stayed": group.stayed, "sent": group.sent})


add_part(
    EventPart(
        "groups",
        TrainedGroupForm,
        _("Institutions that sent people, and what they learnt"),
        _("Add an institution"),
        (TeamRole.PROGRAMME,),
        told=_told,
    )
)
