"""What is kept about letters that came back, or that somebody does not want."""

import datetime

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from casework.models import SoftBounce, Suppression

from ..models import DigestChoice, DigestLetter, User
from .registry import CHANGE, Holding, Kept, LegalGround, Limit


def _to_their_address(user: User) -> Q:
    confirmed = EmailAddress.objects.filter(user=user, verified=True).values_list(Lower("email"), flat=True)
    return Q(address=user.email.lower()) | Q(address__in=confirmed)


LETTER_HOLDINGS = [
    Holding(
        DigestChoice,
        _("How often we send you what waits"),
        "user",
        (
            Kept(
                ("rhythm", "next_on", "changed_at"),
                _("To write to you as often as you chose"),
                LegalGround.SERVICE,
                CHANGE,
            ),
        ),
    ),
    Holding(
        DigestLetter,
        _("Letters about what waits"),
        "user",
        (
            Kept(
                ("day", "created_at", "emailed_at"),
                _("So that you get one such letter a day at most"),
                LegalGround.SERVICE,
                _("31 days"),
            ),
            Kept(
                ("email_due_at", "email_attempts", "email_error"),
                _("To send the e-mail once, and to notice when it does not arrive"),
                LegalGround.SERVICE,
                _("31 days"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=31), "created_at"),
    ),
    Holding(
        Suppression,
        _("E-mails that we no longer send you"),
        "",
        (
            Kept(
                ("address", "kind", "why", "said", "since"),
                _("So that nothing is sent that you do not want, or that comes back"),
                LegalGround.SERVICE,
                _("Until you ask for such e-mails again, or delete your account"),
            ),
        ),
        also=_to_their_address,
    ),
    Holding(
        SoftBounce,
        _("Days on which an e-mail did not reach you"),
        "",
        (
            Kept(
                ("address", "day", "noted_at"),
                _("To notice when a mailbox does not work any more"),
                LegalGround.SERVICE,
                _("31 days"),
            ),
        ),
        limit=Limit(datetime.timedelta(days=31), "noted_at"),
        also=_to_their_address,
    ),
]
