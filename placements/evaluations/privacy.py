"""What is kept of the questions about what has stayed, and of their answers."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit

from ..models import Evaluation, LaterContact, Placement
from ..retention import OWNER

TO_LEARN = _("To learn what stays of such assignments")
HOLDINGS = [
    Holding(
        Evaluation,
        _("Questions about what has stayed of your assignments"),
        OWNER,
        (
            Kept(
                ("asked", "wave", "due_on", "asked_at", "answered_at", "form_version"),
                TO_LEARN,
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
            # Answers of supervisor and counterparts were given to the programme alone.
            Kept(
                (
                    "counterpart",
                    "noted_by",
                    "information",
                    "knowledge",
                    "organisation",
                    "helped",
                    "hindered",
                    "still_used",
                ),
                TO_LEARN,
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("key",),
    ),
    Holding(
        LaterContact,
        _("Where people at institutions are found for the questions a year later"),
        "",
        (
            Kept(
                ("evaluation", "email", "phone", "agreed_at"),
                _("To ask once, a year later, what has stayed"),
                LegalGround.CONSENT,
                _("Until the answer, at most a year and a half"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=548), "agreed_at"),
    ),
]


def erase_evaluations(placements: Iterable[Placement]) -> None:
    """What was counted stays, what was written goes."""
    Evaluation.objects.filter(placement__in=placements).update(helped="", hindered="", still_used="")
