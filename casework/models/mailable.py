"""Rows that are also e-mails, and what was erased."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Mailable(models.Model):
    """A row of which an e-mail is sent once it is due (letters). Never due: no e-mail, or given up."""

    email_due_at = models.DateTimeField(_("due by e-mail"), null=True, blank=True, editable=False)
    emailed_at = models.DateTimeField(_("sent by e-mail"), null=True, blank=True, editable=False)
    email_attempts = models.PositiveSmallIntegerField(_("attempts by e-mail"), default=0, editable=False)
    email_error = models.CharField(_("last error by e-mail"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True


class Erasure(models.Model):
    """Something was erased for good, and is not yet in the list outside of this database (casework.erasures).

    `key` names the row in a way that says nothing about anybody once the row is gone.
    """

    kind = models.SlugField(max_length=40)
    key = models.CharField(max_length=200)
    erased_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
