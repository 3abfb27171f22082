"""What is kept about people to whom the office wrote, why, on what ground and for how long."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import Campaign, CampaignLetter, LinkArrival, OutreachLink
from ..promises import WORK

_YEAR = datetime.timedelta(days=365)
_FOR_A_YEAR = _("For a year, or until you delete your account")

HOLDINGS = [
    Holding(
        CampaignLetter,
        _("Letters of the programme office about assignments that fit you"),
        "profile__user",
        (
            Kept(
                ("campaign", "band", "email_due_at", "emailed_at"),
                _("To write to you about assignments that fit, and not too often"),
                LegalGround.CONSENT,
                _FOR_A_YEAR,
            ),
            Kept(
                ("email_attempts", "email_error"),
                _("To know whether a letter arrived"),
                LegalGround.CONSENT,
                _FOR_A_YEAR,
                is_exported=False,
            ),
        ),
        limit=Limit(_YEAR, "campaign__made_at"),
    ),
    Holding(
        LinkArrival,
        _("The link by which you came"),
        "user",
        (
            Kept(
                ("link", "came_at"),
                _("To know, in numbers, which associations and missions bring people"),
                LegalGround.PUBLIC_TASK,
                _FOR_A_YEAR,
            ),
        ),
        limit=Limit(_YEAR, "came_at"),
    ),
    Holding(
        Campaign,
        _("Campaigns"),
        "",
        (
            Kept(
                ("made_by", "prepared_by", "released_by"),
                _("To know who wrote to people"),
                LegalGround.PUBLIC_TASK,
                WORK,
            ),
        ),
        impersonal=(
            "assignment",
            "subject_en",
            "subject_sw",
            "text_en",
            "text_sw",
            "made_at",
            "prepared_at",
            "released_at",
        ),
    ),
    Holding(
        OutreachLink,
        _("Links of associations and missions"),
        "",
        (Kept(("made_by",), _("To know who made it"), LegalGround.PUBLIC_TASK, WORK),),
        impersonal=("code", "name", "kind", "assignment", "visits", "made_at", "ended_at"),
    ),
]
