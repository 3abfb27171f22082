"""E-mails that are written at once and sent a second later: no page waits for the mail server, or fails with it."""

from django.core.mail import EmailMessage
from django.utils import timezone

from casework.letters.sending import send_due

from ..models import WrittenEmail
from .notify import Foot, Message, compose_email


def write_email(*, to: str, subject: str, body: str) -> WrittenEmail:
    """Write an e-mail to `to` in the transaction of its cause. The worker sends it within a second or two."""
    length = WrittenEmail._meta.get_field("subject").max_length
    return WrittenEmail.objects.create(to=to, subject=subject[:length], body=body, email_due_at=timezone.now())


def write_message(message: Message, *, to: str, name: str, language: str, foot: Foot = Foot.STRANGER) -> WrittenEmail:
    """Write a text of templates/notices as an e-mail."""
    email = compose_email(message, to=to, name=name, language=language, foot=foot)
    return write_email(to=to, subject=str(email.subject), body=str(email.body))


def send_written_emails() -> int:
    """Send what is due and delete what was sent. Returns how many went out."""
    sent = send_due(WrittenEmail.objects.all(), _email_of)
    WrittenEmail.objects.exclude(emailed_at=None).delete()
    return sent


def _email_of(row: WrittenEmail) -> EmailMessage:
    # Nobody answers a machine: RFC 3834.
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=row.subject, body=row.body, to=[row.to], headers=headers)
