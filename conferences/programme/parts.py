"""Sessions and speakers as parts of an event."""

from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from .forms.plan import SessionForm, SpeakerForm

add_part(
    EventPart(
        "speakers",
        SpeakerForm,
        _("Speakers"),
        _("Add a speaker"),
        (TeamRole.PROGRAMME,),
        told=lambda row: row.role or "",
    )
)
add_part(
    EventPart(
        "sessions",
        SessionForm,
        _("Sessions"),
        _("Add a session"),
        (TeamRole.PROGRAMME,),
        told=lambda row: str(row.get_kind_display()),
    )
)
