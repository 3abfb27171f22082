"""What waits for the letters team, and for nobody else."""

from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.waiting import Pile, add_pile
from ..models import VisaLetter

add_pile(
    Pile(
        _("Visa letters to issue"),
        rows=lambda: VisaLetter.objects.filter(issued_at=None),
        event="delegate__event",
        roles=(TeamRole.VISAS,),
        address="event_desk:visas",
        only=True,
    )
)
