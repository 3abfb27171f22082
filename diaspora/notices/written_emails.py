"""E-mails that are written at once and sent a second later: no page waits for the mail server, or fails with it."""

from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.utils import timezone

from casework.letters.sending import send_due

from ..models import WrittenEmail
from .notify import Foot, Message, compose_email


def write_email(*, to: str, subject: str, body: str) -> WrittenEmail:
    """Write an e-mail to `to` in the transaction of its cause. The worker sends it within a second or two."""
    email = _row(to=to, subject=subject, body=body)
    email.save()
    return email


def write_message(message: Message, *, to: str, name: str, language: str, foot: Foot = Foot.STRANGER) -> WrittenEmail:
    """Write a text of templates/notices as an e-mail."""
    email = compose_email(message, to=to, name=name, language=language, foot=foot)
    return write_email(to=to, subject=str(email.subject), body=str(email.body))


def write_to_strangers(letters: Iterable[tuple[Message, str, str, str]]) -> None:
    """Write many at once: each is the text, and the address, name and language of somebody who may have no account."""
    emails = [compose_email(message, to=to, name=name, language=language) for message, to, name, language in letters]
    WrittenEmail.objects.bulk_create(
        _row(to=email.to[0], subject=str(email.subject), body=str(email.body)) for email in emails
    )


def _row(*, to: str, subject: str, body: str) -> WrittenEmail:
    length = WrittenEmail._meta.get_field("subject").max_length
    return WrittenEmail(to=to, subject=subject[:length], body=body, email_due_at=timezone.now())


def send_written_emails() -> int:
    """Send what is due and delete what was sent. Returns how many went out."""
    sent = send_due(WrittenEmail.objects.all(), _email_of)
    WrittenEmail.objects.exclude(emailed_at=None).delete()
    return sent


def _email_of(row: WrittenEmail) -> EmailMessage:
    # Nobody answers a machine: RFC 3834.
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=row.subject, body=row.body, to=[row.to], headers=headers)
