"""Messages of readers to the programme office, and the answers."""

import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.log_actions import log

from casework.languages import in_every_language
from casework.letters.sending import send_due
from casework.letters.unlinked import unlinked
from casework.refusals import Refused
from casework.typed.turns import wait_for_turn
from diaspora.models import User
from diaspora.notices.notify import notify_many

from ..enums import ContactTopic
from ..models import ContactMessage

#: A double press, or a page that was sent once more.
TWO_PRESSES = datetime.timedelta(minutes=10)


class AlreadyAnswered(Refused):
    """Somebody of the office was quicker."""

    text = _("This message was already answered.")


@transaction.atomic
def receive_message(*, topic: str, name: str, email: str, text: str, language: str, sender=None) -> ContactMessage:
    """Keep what a reader wrote, tell them its reference, and tell every programme officer.

    Sent by two presses, it is kept once.
    """
    wait_for_turn(f"message {email} {text}")
    same = ContactMessage.objects.filter(topic=topic, name=name, email=email, text=text, answered_at=None)
    if twin := same.filter(sent_at__gt=timezone.now() - TWO_PRESSES).first():
        return twin
    message = ContactMessage.objects.create(
        topic=topic, name=name, email=email, text=text, language=language, sender=sender
    )
    _acknowledge(message)
    with override(settings.LANGUAGE_CODE):
        path = reverse("home:message", args=[message.pk])
    topics = in_every_language(lambda: ContactTopic(topic).label)
    notify_many(users=User.objects.officers(), kind="contact_message", values={"topic": topics}, path=path)
    return message


def _acknowledge(message: ContactMessage) -> None:
    """The address was typed, not checked: whoever reads this meets no word of what was typed."""
    with override(message.language):
        body = render_to_string(
            "emails/contact_received.txt", {"message": message, "site_name": str(settings.SITE_NAME)}
        )
        subject = _("We have your message %(reference)s") % {"reference": message.reference}
        EmailMessage(subject=subject, body=body, to=[message.email]).send()


@transaction.atomic
def answer_message(*, message: ContactMessage, by, answer: str) -> ContactMessage:
    """Keep the answer; `send_answers` mails it. Raises AlreadyAnswered."""
    return _close(message=message, by=by, answer=answer, action="contact.answered")


@transaction.atomic
def mark_answered(*, message: ContactMessage, by) -> ContactMessage:
    """The answer was given another way, by telephone for instance. Raises AlreadyAnswered."""
    return _close(message=message, by=by, answer="", action="contact.marked")


def _close(*, message: ContactMessage, by, answer: str, action: str) -> ContactMessage:
    locked = ContactMessage.objects.select_for_update(no_key=True).get(pk=message.pk)
    if locked.answered_at:
        raise AlreadyAnswered
    locked.answer, locked.answered_at, locked.answered_by = answer, timezone.now(), by
    locked.email_due_at = timezone.now() if answer else None
    locked.save(update_fields=["answer", "answered_at", "answered_by", "email_due_at"])
    log(instance=locked, action=action, user=by)
    return locked


def send_answers() -> int:
    """Mail the answers that are due. Returns how many went out."""
    return send_due(ContactMessage.objects.all(), email_for)


def email_for(message: ContactMessage) -> EmailMessage:
    """The answer, with the message below it, in the language in which the reader wrote."""
    with override(message.language):
        # The address was typed, not checked: whoever reads this may have written none of it.
        values = {"name": unlinked(message.name), "answer": message.answer, "text": unlinked(message.text)}
        values |= {"reference": message.reference, "site_name": str(settings.SITE_NAME)}
        body = render_to_string("emails/contact_answer.txt", values)
        subject = _("Our answer to your message %(reference)s") % {"reference": message.reference}
        return EmailMessage(subject=subject, body=body, to=[message.email])
