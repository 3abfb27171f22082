"""What is kept about one place besides the place itself."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import Code, DelegateChange, EventAnswerFile
from ..retention import AFTER_THE_EVENT, YEAR, of_their_places

HOLDINGS = [
    Holding(
        Code,
        _("Invited guests of events"),
        "",
        (
            Kept(
                ("guest", "guest_title", "protocol_order", "protocol_notes"),
                _("To invite guests, and to receive them as protocol asks"),
                LegalGround.PUBLIC_TASK,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        impersonal=("event", "code", "percent", "category", "most", "used", "valid_until"),
        limit=Limit(YEAR, "event__ends_on"),
    ),
    Holding(
        EventAnswerFile,
        _("Documents that an event asked you for"),
        "delegate__registration__user",
        (
            Kept(
                ("question", "original_name", "uploaded_at"),
                _("To prepare what you need at the event"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
        ),
        impersonal=("content_type", "path", "size", "sha256"),
        limit=Limit(YEAR, "delegate__event__ends_on"),
        also=of_their_places,
    ),
    Holding(
        DelegateChange,
        _("Changes of your places at events that wait for an answer"),
        "delegate__registration__user",
        (
            Kept(
                ("name", "organisation", "email", "language", "category", "asked_at"),
                _("So that the organisers can decide whether somebody else may come"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
        ),
        limit=Limit(YEAR, "delegate__event__ends_on"),
        also=of_their_places,
    ),
]
