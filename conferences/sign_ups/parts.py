"""Sessions with sign-up as a part of an event."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from ..models import SessionPlaces
from .forms import SessionPlacesForm


def _told(row: SessionPlaces) -> str:
    return _("%(taken)s of %(size)s taken") % {"taken": row.taken, "size": row.size}


add_part(
    EventPart(
        "places",
        SessionPlacesForm,
        gettext_lazy("Sessions with sign-up"),
        gettext_lazy("Add a session with sign-up"),
        (TeamRole.PROGRAMME,),
        told=_told,
        related=("session",),
        kept=lambda row: gettext_lazy("People have signed up for it: keep it.") if row.sign_ups.exists() else "",
    )
)
