"""What is kept about applicants and those who decide, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import Answer, AnswerFile, Application, Declaration
from ..promises import IN_CHARGE

APPLICATION = _("Until you delete your account; that it was sent and how it ended stays without your name")

HOLDINGS = [
    Holding(
        Application,
        _("Applications"),
        "profile__user",
        (
            Kept(
                (
                    "assignment",
                    "motivation",
                    "available_from",
                    "available_until",
                    "cv",
                    "snapshot",
                    "supplied_info",
                ),
                _("So that the institution and the programme office can decide on your application"),
                LegalGround.SERVICE,
                APPLICATION,
            ),
            Kept(
                (
                    "state",
                    "submitted_at",
                    "told_of_closing_on",
                    "in_state_since",
                    "reason",
                    "requested_info",
                    "created_at",
                    "updated_at",
                ),
                _("To tell you where your application stands, and to account for the decision"),
                LegalGround.PUBLIC_TASK,
                APPLICATION,
            ),
            Kept(("officer",), IN_CHARGE, LegalGround.PUBLIC_TASK, APPLICATION, is_exported=False),
        ),
    ),
    Holding(
        Answer,
        _("Answers to questions of an institution"),
        "application__profile__user",
        (
            Kept(
                ("question", "text"),
                _("So that the institution and the programme office can decide on your application"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        AnswerFile,
        _("Files with which you answered questions of an institution"),
        "answer__application__profile__user",
        (
            Kept(
                ("file",),
                _("So that the institution and the programme office can decide on your application"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        Declaration,
        _("What you confirmed about the rules of a programme"),
        "application__profile__user",
        (
            Kept(
                ("rule", "is_met"),
                _("So that the programme office sees whether the rules are met, without asking you for proof yet"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
]
