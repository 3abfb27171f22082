"""Rows that are also e-mails."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .suppression import LetterKind


class Mailable(models.Model):
    """A row of which an e-mail is sent once it is due (letters). Not due: no e-mail, given up, or prepared and not yet
    released."""

    #: Which choices of the reader stop it.
    letter_kind = LetterKind.OWED

    email_due_at = models.DateTimeField(_("due by e-mail"), null=True, blank=True, editable=False)
    emailed_at = models.DateTimeField(_("sent by e-mail"), null=True, blank=True, editable=False)
    email_attempts = models.PositiveSmallIntegerField(_("attempts by e-mail"), default=0, editable=False)
    email_error = models.CharField(_("last error by e-mail"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
