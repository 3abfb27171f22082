"""What the emergency card and messages to a region keep about people."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit

from ..models import EmergencyDetail, Placement, RegionMessage, SafetyAnswer
from ..retention import OWNER, of_ended

HOLDINGS = [
    Holding(
        EmergencyDetail,
        _("Whom we call if something happens to you"),
        OWNER,
        (
            Kept(
                ("name", "relation", "phone", "helpers", "changed_at"),
                _("So that somebody helps you, and your people hear of it"),
                LegalGround.SERVICE,
                _("Until you change it, and a month after the assignment has ended"),
            ),
        ),
        limit=Limit(datetime.timedelta(days=30), "placement__in_state_since", among=of_ended),
    ),
    Holding(
        RegionMessage,
        _("Messages to everyone in a region"),
        "",
        (Kept(("sent_by",), _("To know who asked"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),),
        impersonal=("region", "text", "sent_at", "closed_at"),
    ),
    Holding(
        SafetyAnswer,
        _("Whether you were safe"),
        OWNER,
        (
            Kept(
                ("message", "is_safe", "answered_at"),
                _("So that the office looks for whoever is silent"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
        impersonal=("key",),
    ),
]


def erase_safety(placements: Iterable[Placement]) -> None:
    """Whom one calls, and whether they were safe, is nobody's any more."""
    EmergencyDetail.objects.filter(placement__in=placements).delete()
    SafetyAnswer.objects.filter(placement__in=placements).delete()
