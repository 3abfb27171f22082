"""What is kept of stories, why, on what ground and for how long."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import Placement, Story
from ..retention import OWNER
from .telling import print_again, said_back

_BACK = _("Until you take it back or delete your account; that it was taken back is kept without the text")

HOLDINGS = [
    Holding(
        Story,
        _("Stories of your assignments"),
        OWNER,
        (
            Kept(
                (
                    *("side", "title", "text", "language", "is_named", "agreed_to", "agreed_at", "expert_agreed_at"),
                    *("withdrawn_at", "taken_at", "taken_down_at"),
                ),
                _("So that others learn what came of it, as long as you agree"),
                LegalGround.CONSENT,
                _BACK,
            ),
            Kept(("by",), _("To know who told it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),
        ),
    ),
]


def erase_stories(placements: Collection[Placement]) -> None:
    """As if all were taken back: also those that the host tells of somebody who leaves."""
    stories = Story.objects.filter(placement__in=placements)
    said_back(stories)
    stories.update(agreed_to="")
    for placement in placements:
        print_again(placement)
