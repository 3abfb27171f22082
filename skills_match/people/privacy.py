"""What is kept about the skills and occupations of people, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import CHANGE, Holding, Kept, LegalGround

from ..models import PersonOccupation, PersonSkill

HOLDINGS = [
    Holding(
        PersonSkill,
        _("Skills"),
        "profile__user",
        (
            Kept(
                ("skill", "level", "years", "last_used_year"),
                _("To match you with assignments"),
                LegalGround.CONSENT,
                CHANGE,
            ),
        ),
    ),
    Holding(
        PersonOccupation,
        _("Occupations"),
        "profile__user",
        (Kept(("occupation", "is_main"), _("To match you with assignments"), LegalGround.CONSENT, CHANGE),),
    ),
]
