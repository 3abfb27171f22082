"""`EMAIL_BACKEND`: what sends mail by Django's own means (Wagtail's workflow and comments, any library) writes rows.

The letters that rows become leave by `MAIL_TRANSPORT`, and by the loop for mail alone (casework.letters).
"""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from .written_emails import write_email


class EmailBackend(BaseEmailBackend):
    """One row for each reader, in the transaction of the cause. It counts as taken: from here on it is not lost."""

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Raises ValueError for an attachment, which a row cannot hold."""
        for email in email_messages:
            if email.attachments:
                raise ValueError("An e-mail that is written as a row has no attachment.")
            for address in email.recipients():
                write_email(to=address, subject=" ".join(str(email.subject).split()), body=str(email.body))
        return len(email_messages)
