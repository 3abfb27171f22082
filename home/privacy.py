"""What home keeps about people, why, on what ground and for how long."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import confirmed_addresses
from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import Holding, Kept, LegalGround, register_eraser, register_holdings

from .models import ContactMessage

UNTIL_ANSWERED = _("Until the programme office no longer needs it, or you delete your account")

HOLDINGS = [
    Holding(
        ContactMessage,
        _("Messages to the programme office"),
        "sender",
        (
            Kept(
                ("topic", "name", "email", "text", "language", "sent_at", "answer", "answered_at", "emailed_at"),
                _("To answer you"),
                LegalGround.SERVICE,
                UNTIL_ANSWERED,
            ),
            Kept(
                ("answered_by", "email_due_at", "email_attempts", "email_error"),
                _("To know who is in charge at the programme office, and to send the answer once"),
                LegalGround.PUBLIC_TASK,
                UNTIL_ANSWERED,
                is_exported=False,
            ),
        ),
    ),
]


def erase_person(*, user: User) -> None:
    """Messages that were written while signed in, or from an address that is proven to be the person's."""
    theirs = Q(sender=user)
    for address in confirmed_addresses(user):
        theirs |= Q(email__iexact=address)
    messages = list(ContactMessage.objects.filter(theirs))
    forget_in_logs(messages)
    ContactMessage.objects.filter(pk__in=[message.pk for message in messages]).delete()


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
