"""What is kept of the questions about what has stayed, and of their answers."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import Evaluation, Placement
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
]


def erase_evaluations(placements: Iterable[Placement]) -> None:
    """What was counted stays, what was written goes."""
    Evaluation.objects.filter(placement__in=placements).update(helped="", hindered="", still_used="")
