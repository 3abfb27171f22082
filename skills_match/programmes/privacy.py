"""What is kept about people who work for a programme, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import ProgrammeRight

HOLDINGS = [
    Holding(
        ProgrammeRight,
        _("Your rights in programmes"),
        "user",
        (
            Kept(
                ("programme", "right", "starts_on", "ends_on", "confirmed_at"),
                _("To let you do your work for the programme, and nobody else"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
            Kept(
                ("proposed_by", "proposed_at", "confirmed_by"),
                _("To know which two people gave the right"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
]
