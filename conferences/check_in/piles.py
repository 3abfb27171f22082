"""What waits for the team at the gates."""

from django.utils.translation import gettext_lazy as _

from ..enums import EventState, TeamRole
from ..events.waiting import Pile, add_pile
from ..models import Scan

add_pile(
    Pile(
        _("People let in while offline and in question"),
        rows=lambda: Scan.objects.exclude(conflict="").filter(link__list__event__state=EventState.RUNNING),
        event="link__list__event",
        roles=(TeamRole.CHECK_IN, TeamRole.REGISTRATION),
        address="event_desk:scan_conflicts",
    )
)
