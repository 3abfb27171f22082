"""What home keeps about people, why, on what ground and for how long."""

import datetime

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings

from .enums import JobState
from .models import ContactMessage, PressContact, TranslationJob, UnfoundSearch
from .translation_desk.jobs import give_back

UNTIL_LEFT = _("Three years after you agreed, or until you leave the list or delete your account")
UNTIL_TRANSLATED = _("A year, or until you delete your account")
UNTIL_ANSWERED = _("Two years, or until you delete your account")


def _from_their_address(user: User) -> Q:
    proven = EmailAddress.objects.filter(user=user, verified=True, email__iexact=OuterRef("email"))
    return Q(Exists(proven))


def _forget(messages: QuerySet) -> None:
    forget_in_logs(list(messages))
    messages.delete()


HOLDINGS = [
    Holding(
        ContactMessage,
        _("Messages to the programme office"),
        "sender",
        (
            Kept(
                (
                    "reference",
                    "topic",
                    "name",
                    "email",
                    "text",
                    "language",
                    "sent_at",
                    "answer_by",
                    "answer",
                    "answered_at",
                    "emailed_at",
                ),
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
        limit=Limit(datetime.timedelta(days=730), "sent_at", forget=_forget),
        also=_from_their_address,
    ),
    Holding(
        UnfoundSearch,
        _("Words that were searched for in vain, without whose they were"),
        "",
        (
            Kept(
                ("text",),
                _("To learn which pages are missing. Nobody can see whose words they were."),
                LegalGround.PUBLIC_TASK,
                _("90 days after anybody last searched for them"),
                is_exported=False,
            ),
        ),
        impersonal=("language", "days", "last_on"),
        limit=Limit(datetime.timedelta(days=90), "last_on"),
    ),
    Holding(
        PressContact,
        _("The press list"),
        "",
        (
            Kept(
                (
                    "name",
                    "outlet",
                    "email",
                    "language",
                    "topics",
                    "consented_on",
                    "consent_source",
                    "consent_wording",
                ),
                _("To send you press releases, and to prove that you agreed"),
                LegalGround.CONSENT,
                UNTIL_LEFT,
            ),
        ),
        limit=Limit(datetime.timedelta(days=3 * 365), "consented_on", forget=_forget),
        also=_from_their_address,
    ),
    Holding(
        TranslationJob,
        _("Translations that you asked for or took"),
        "asked_by",
        (
            Kept(
                ("translator", "from_language", "to_language", "due_on", "note", "state", "created_at"),
                _("To know who translates what, and by when"),
                LegalGround.PUBLIC_TASK,
                UNTIL_TRANSLATED,
            ),
        ),
        impersonal=("content_type", "object_id"),
        limit=Limit(datetime.timedelta(days=365), "created_at", forget=_forget),
        also=lambda user: Q(translator=user),
    ),
]


def erase_person(*, user: User) -> None:
    """What was written while signed in, or is kept of an address that is proven to be the person's.

    A translation that the person had taken is for anybody again; the note of it may name them, and goes.
    """
    _forget(ContactMessage.objects.filter(Q(sender=user) | _from_their_address(user)))
    _forget(PressContact.objects.filter(_from_their_address(user)))
    TranslationJob.objects.filter(Q(asked_by=user) | Q(translator=user)).update(note="")
    for job in TranslationJob.objects.filter(translator=user, state=JobState.IN_WORK):
        give_back(job=job, by=None)


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
