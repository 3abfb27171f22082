"""What is kept about people in the kept lists of matches, why, on what ground and for how long."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import MatchItem, MatchRun

HOLDINGS = [
    Holding(
        MatchItem,
        _("Lists of matching people that you stood in"),
        "profile__user",
        (
            Kept(
                ("run", "rank", "total", "band"),
                _("To account for whom the portal proposed to institutions and the programme office"),
                LegalGround.PUBLIC_TASK,
                _("Two years; without your name once your account is deleted"),
            ),
            Kept(
                # Whole numbers that were made from the profile, which the download holds in words.
                ("parts",),
                _("To account for the reasons of such a list"),
                LegalGround.PUBLIC_TASK,
                _("Two years, or until you delete your account"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=730), "run__made_at"),
    ),
    Holding(
        MatchRun,
        _("Lists of matching people"),
        "",
        (
            Kept(
                ("reader", "made_at"),
                _("To know who saw a list of people, and when"),
                LegalGround.PUBLIC_TASK,
                _("Two years; without your name once your account is deleted"),
            ),
        ),
        impersonal=(
            "assignment",
            "audience",
            "meets_musts",
            "only_possible",
            "sequence",
            "pending",
            "ruleset",
            "taxonomy",
            "engine",
            "licence_needed",
            "minimum_experience_years",
        ),
        limit=Limit(datetime.timedelta(days=730), "made_at"),
    ),
]
