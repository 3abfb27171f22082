"""What is kept about people of lists, why, on what ground and for how long."""

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, Limit
from skills_match.promises import IN_CHARGE

from ..models import AskedAddress, EarlierAssignment, EarlierExpert, EarlierList
from .answering import forget
from .retention import WAITS_FOR

_UNTIL = _("Ninety days, until you say yes or no to the letter")
_STAYS = _("Until you delete your account; then it is kept without you, as a number in reports")


def _about(user: User) -> Q:
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Q(email__in=[user.email, *addresses])


def erase_earlier(*, user: User) -> None:
    """What somebody did before the portal stays without them."""
    forget(EarlierExpert.objects.filter(_about(user)))
    EarlierAssignment.objects.filter(profile__user=user).update(profile=None, country="")


HOLDINGS = [
    Holding(
        EarlierExpert,
        _("What a list says about you, before you have answered"),
        "",
        (
            Kept(
                ("taken_from", "first_name", "last_name", "email", "language", "country", "headline", "asked_at"),
                _("To ask you once whether we may keep it"),
                LegalGround.PUBLIC_TASK,
                _UNTIL,
            ),
        ),
        impersonal=("key",),
        limit=Limit(WAITS_FOR, "asked_at", forget=forget),
        also=_about,
    ),
    Holding(
        EarlierAssignment,
        _("What you did for the programme before this portal"),
        "profile__user",
        (
            Kept(
                (
                    *("taken_from", "programme", "institution", "title", "sector", "region", "mode", "state"),
                    *("began_on", "ended_on", "country"),
                ),
                _("So that reports of the programme are whole, and your service is not forgotten"),
                LegalGround.PUBLIC_TASK,
                _STAYS,
            ),
        ),
        impersonal=("learners", "expert", "print"),
    ),
    Holding(
        EarlierList,
        _("Lists that were taken over"),
        "",
        (Kept(("taken_by",), IN_CHARGE, LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),),
        impersonal=("kind", "source", "number", "left", "taken_at"),
    ),
    Holding(
        AskedAddress,
        _("Prints of addresses that were asked, from which no address can be read"),
        "",
        (),
        impersonal=("print", "asked_on"),
    ),
]
