"""Check-in lists as a part of an event."""

from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from .forms import CheckInListForm

add_part(
    EventPart(
        "lists",
        CheckInListForm,
        _("Check-in lists"),
        _("Add a check-in list"),
        (TeamRole.REGISTRATION,),
        kept=lambda row: _("Somebody came in already: keep it.") if row.check_ins.exists() else "",
    )
)
