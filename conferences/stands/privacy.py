"""What stands keep of delegates who said yes."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import StandRequest
from ..retention import AFTER_THE_EVENT, YEAR, of_their_places

HOLDINGS = [
    Holding(
        StandRequest,
        _("Stands that asked to stay in touch"),
        "delegate__registration__user",
        (
            Kept(
                ("partner", "asked_at", "confirmed_at", "declined_at"),
                _("To pass your name and address to a stand if you say yes, and only then"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
        ),
        limit=Limit(YEAR, "partner__event__ends_on"),
        also=of_their_places,
    ),
]
