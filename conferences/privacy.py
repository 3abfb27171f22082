"""What is kept about people of events, why, on what ground and for how long."""

from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.registry import ACCOUNT, CHANGE, Holding, Kept, LegalGround, register_eraser, register_holdings

from .models import Pick, ProgrammeVersion, SessionSpeaker, Speaker, TeamMember

HOLDINGS = [
    Holding(
        TeamMember,
        _("Events that you help to run"),
        "user",
        (Kept(("event", "role"), _("To let you do your work for the event"), LegalGround.SERVICE, ACCOUNT),),
    ),
    Holding(
        Pick,
        _("Your programme at events"),
        "user",
        (Kept(("session",), _("To show the sessions that you chose"), LegalGround.SERVICE, CHANGE),),
    ),
    Holding(
        Speaker,
        _("You as a speaker"),
        "user",
        (
            Kept(
                ("event", "name", "role", "biography", "language", "consented_on"),
                _("To announce you in the programme, as you agreed"),
                LegalGround.CONSENT,
                _("Until you take back your consent or delete your account"),
            ),
            Kept(
                ("email", "available_from", "available_until"),
                _("To write to you about your sessions, and to plan them when you are there"),
                LegalGround.SERVICE,
                CHANGE,
            ),
            Kept(
                ("link_key",),
                _("So that only the link that we sent you leads to your profile as a speaker"),
                LegalGround.SECURITY,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        SessionSpeaker,
        _("Sessions in which you speak"),
        "speaker__user",
        (Kept(("session", "is_chair"), _("To announce you in the programme"), LegalGround.CONSENT, CHANGE),),
    ),
    Holding(
        ProgrammeVersion,
        _("Programmes that were released"),
        "",
        (
            Kept(
                ("released_by",),
                _("To account for who released the programme"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("event", "number", "comment", "content", "changes", "released_at"),
    ),
]


def erase_person(*, user: User) -> None:
    """A speaker disappears from every version: names are not frozen in them."""
    Speaker.objects.filter(user=user).delete()


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
