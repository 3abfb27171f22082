"""What is kept of what delegates say about sessions."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import Feedback
from ..retention import AFTER_THE_EVENT, YEAR, of_their_places

HOLDINGS = [
    Holding(
        Feedback,
        _("What you said about sessions"),
        "delegate__registration__user",
        (
            Kept(
                ("session", "usefulness", "comment", "given_at"),
                _("To let organisers know, without your name, what was useful, and to let you change it"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
        ),
        limit=Limit(YEAR, "session__event__ends_on"),
        also=of_their_places,
    ),
]
