"""What is kept about people for whom the office typed an application, why, on what ground and for how long."""

import datetime

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit

from ..models import EnteredApplication, EnteredAssignment
from ..promises import IN_CHARGE, WORK

#: Longer than a letter with a signature is on its way.
WAITS_FOR = datetime.timedelta(days=60)
_UNTIL = _("Sixty days until you confirm it; then until you delete your account")


def _about(user) -> Q:
    """By whichever proven address somebody was typed in; what became an application is theirs by that."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Q(confirmed_at=None, email__in=[user.email, *addresses])


def _waiting(rows: QuerySet) -> QuerySet:
    return rows.filter(confirmed_at=None)


HOLDINGS = [
    Holding(
        EnteredApplication,
        _("Applications that the programme office entered for you"),
        "application__profile__user",
        (
            Kept(
                (
                    "assignment",
                    "first_name",
                    "last_name",
                    "email",
                    "language",
                    "phone",
                    "country",
                    "came",
                    "motivation",
                    "available_from",
                    "available_until",
                    "answers",
                    "declared",
                    "paper",
                    "entered_at",
                    "asked_at",
                    "confirmed_at",
                    "confirmed_by",
                ),
                _("So that you can apply on paper or by telephone"),
                LegalGround.SERVICE,
                _UNTIL,
            ),
            Kept(("entered_by",), IN_CHARGE, LegalGround.PUBLIC_TASK, _UNTIL, is_exported=False),
        ),
        impersonal=("key",),
        limit=Limit(WAITS_FOR, "entered_at", among=_waiting),
        also=_about,
    ),
    Holding(
        EnteredAssignment,
        _("Requests that the programme office entered for an institution"),
        "",
        (Kept(("entered_by",), IN_CHARGE, LegalGround.PUBLIC_TASK, WORK),),
        impersonal=("assignment", "came", "entered_at", "confirmed_at", "confirmed_by"),
    ),
]
