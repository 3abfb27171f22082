"""What is kept about readers of the newsletter, why, on what ground and for how long."""

import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import addresses_of
from diaspora.models import User
from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .models import NewsletterItem, NewsletterLetter, Subscriber

UNTIL = _("Until you erase your subscription or delete your account; seven days if it is never confirmed")


def _their_own(user: User) -> Q:
    return Q(email__in=addresses_of(user))


def _to_them(user: User) -> Q:
    return Q(subscriber__email__in=addresses_of(user))


def _unconfirmed(subscribers: QuerySet) -> QuerySet:
    return subscribers.filter(confirmed_at=None)


HOLDINGS = [
    Holding(
        Subscriber,
        _("Newsletter"),
        "",
        (
            Kept(
                ("email", "language", "topics", "paused_until", "left_at"),
                _("To send you the newsletter as you chose"),
                LegalGround.CONSENT,
                UNTIL,
            ),
            Kept(
                ("source", "source_note", "consent_text", "consented_on", "asked_at", "confirmed_at"),
                _("To prove what you agreed to, when and where"),
                LegalGround.PUBLIC_TASK,
                UNTIL,
            ),
            Kept(
                ("link_key",),
                _("So that only the links that we sent you change your subscription"),
                LegalGround.SECURITY,
                UNTIL,
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=7), "asked_at", among=_unconfirmed),
        also=_their_own,
    ),
    Holding(
        NewsletterItem,
        _("Parts of a newsletter"),
        "",
        impersonal=("newsletter", "page", "assignment", "heading", "text", "sort_order"),
    ),
    Holding(
        NewsletterLetter,
        _("Newsletters that were sent to you"),
        "",
        (
            Kept(
                ("newsletter", "emailed_at"),
                _("To send you each newsletter once"),
                LegalGround.CONSENT,
                _("One year, or until you erase your subscription"),
            ),
            Kept(
                ("subscriber", "email_due_at", "email_attempts", "email_error"),
                _("To send the e-mail once, and to notice when it does not arrive"),
                LegalGround.SERVICE,
                _("One year, or until you erase your subscription"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=365), "newsletter__started_at"),
        also=_to_them,
    ),
]


def erase_person(*, user: User) -> None:
    """Subscriptions at addresses that are proven to be the person's."""
    Subscriber.objects.filter(_their_own(user)).delete()


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
