"""What gates keep about people of events."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit

from ..models import CheckIn, GateLink, Scan
from ..retention import AFTER_THE_EVENT, YEAR, of_their_places

HOLDINGS = [
    Holding(
        CheckIn,
        _("When you came in at events"),
        "delegate__registration__user",
        (
            Kept(
                ("list", "at", "gate"),
                _("To let in who has a place, once"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("by",),
                _("To account for who let somebody in"),
                LegalGround.PUBLIC_TASK,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "list__event__ends_on"),
        also=of_their_places,
    ),
    Holding(
        Scan,
        _("How a gate that was offline let you in"),
        "delegate__registration__user",
        (
            Kept(
                ("at", "received_at", "conflict"),
                _("To count once who was let in twice, and to find out when two people used one ticket"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("link", "nonce"),
                _("To know which gate told it"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "link__list__event__ends_on"),
        also=of_their_places,
    ),
    Holding(
        GateLink,
        _("Links for gates"),
        "",
        (
            Kept(
                ("made_by",),
                _("To account for who let phones work at a gate"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("list", "gate", "key", "made_at", "ended_at", "last_heard_at"),
    ),
]
