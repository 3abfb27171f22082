"""What is kept about people who apply together, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import Team, TeamPlace

HOLDINGS = [
    Holding(Team, _("Teams"), "", impersonal=("assignment", "code", "made_at")),
    Holding(
        TeamPlace,
        _("Your places in teams"),
        "application__profile__user",
        (
            Kept(
                ("team", "joined_at"),
                _("So that you can apply together with others"),
                LegalGround.SERVICE,
                _("Until you leave the team or delete your account"),
            ),
        ),
        impersonal=("slot",),
    ),
]
