"""What is kept about colleagues of the host, who have no account. It goes with time."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import Counterpart, Supervisor
from ..retention import of_ended

HOLDINGS = [
    Holding(
        model,
        title,
        "",
        (
            Kept(
                ("placement", "name", "position", "email", "since", "until"),
                _("To work together, and to ask them afterwards what has stayed"),
                LegalGround.PUBLIC_TASK,
                _("Two years after the assignment has ended"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=730), "placement__in_state_since", among=of_ended),
    )
    for model, title in (
        (Supervisor, _("Who guides experts at institutions")),
        (Counterpart, _("Who learns from experts at institutions")),
    )
]
