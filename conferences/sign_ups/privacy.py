"""What sign-ups for sessions keep about delegates."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import SignUp
from ..retention import AFTER_THE_EVENT, TICKET, YEAR, of_their_places

HOLDINGS = [
    Holding(
        SignUp,
        _("Sessions that you signed up for"),
        "delegate__registration__user",
        (
            Kept(
                ("places", "has_place", "asked_at"),
                _("To keep a place for you in a session, in the order in which people asked"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            TICKET,
        ),
        limit=Limit(YEAR, "places__event__ends_on"),
        also=of_their_places,
    ),
]
