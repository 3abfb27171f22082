"""States of a newsletter with the table of allowed moves, and where a subscription comes from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NewsletterState(TextChoices):
    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Scheduled")
    SENDING = "sending", _("Being sent")
    PAUSED = "paused", _("Paused")
    SENT = "sent", _("Sent")
    CANCELLED = "cancelled", _("Cancelled")


class NewsletterActor(TextChoices):
    #: May send what editors composed.
    SENDER = "sender", _("Moderator")
    CLOCK = "clock", _("The portal")


_S, _A = NewsletterState, NewsletterActor
NEWSLETTER_MOVES = {
    (_S.DRAFT, _S.SCHEDULED): {_A.SENDER},
    (_S.SCHEDULED, _S.DRAFT): {_A.SENDER},
    (_S.SCHEDULED, _S.SENDING): {_A.CLOCK},
    (_S.SENDING, _S.PAUSED): {_A.SENDER},
    (_S.PAUSED, _S.SENDING): {_A.SENDER},
    (_S.SENDING, _S.CANCELLED): {_A.SENDER},
    (_S.PAUSED, _S.CANCELLED): {_A.SENDER},
    (_S.SENDING, _S.SENT): {_A.CLOCK},
}


class ConsentSource(TextChoices):
    FORM = "form", _("The sign-up form of the portal")
    IMPORTED = "imported", _("A list that was imported")
