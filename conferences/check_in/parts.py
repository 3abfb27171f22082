"""Check-in lists as a part of an event."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from ..models import CheckInList, Scan
from .forms import CheckInListForm


def _kept(row: CheckInList) -> str | Promise:
    was_used = row.check_ins.exists() or Scan.objects.filter(link__list=row).exists()
    return _("Somebody came in already: keep it.") if was_used else ""


add_part(
    EventPart(
        "lists",
        CheckInListForm,
        _("Check-in lists"),
        _("Add a check-in list"),
        (TeamRole.REGISTRATION,),
        kept=_kept,
    )
)
