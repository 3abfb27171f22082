"""What the list of the first days keeps about people."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import ArrivalTick
from ..retention import OWNER

HOLDINGS = [
    Holding(
        ArrivalTick,
        _("What the institution had ready for you"),
        OWNER,
        (
            Kept(("item", "at"), _("So that nobody arrives where nothing is ready"), LegalGround.SERVICE, ACCOUNT),
            Kept(("by",), _("To know who did it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
    ),
]
