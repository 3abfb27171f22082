"""The e-mails that the portal sent, after its worker has gone round once."""

from django.core import mail
from django.core.mail import EmailMessage

from diaspora import tasks


def posted() -> list[EmailMessage]:
    """Everything in the outbox, oldest first, with what was written for somebody who waits in front of the screen."""
    tasks.send_written_emails()
    return mail.outbox
