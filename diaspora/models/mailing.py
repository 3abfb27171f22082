"""Rows that are also e-mails."""

from django.db import models


class Mailable(models.Model):
    """A row of which an e-mail is sent once it is due (domain.mailing). Never due: no e-mail, or given up."""

    email_due_at = models.DateTimeField(null=True, blank=True, editable=False)
    emailed_at = models.DateTimeField(null=True, blank=True, editable=False)
    email_attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    email_error = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
