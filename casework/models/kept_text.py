"""What somebody typed and the portal could not save."""

from django.db import models
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class KeptText(models.Model):
    """What was typed into the form with one address, in one browser. A row of its own: a session is read by each page,
    and is not written when a page fails."""

    #: A random word that the session of the browser remembers.
    browser = models.CharField(_("browser"), max_length=32)
    page = models.CharField(_("page"), max_length=500)
    #: Stands for an account (casework.typed.owner).
    owner = models.CharField(_("owner"), max_length=24, db_index=True)
    reason = models.CharField(_("reason"), max_length=20)
    #: Pairs of a name and its values, in the order of the page.
    sent = models.JSONField(_("what was typed"))
    has_files = models.BooleanField(_("had files"), default=False)
    kept_at = models.DateTimeField(_("kept"))

    class Meta:
        ordering = ["kept_at", "id"]
        verbose_name = _("kept text")
        verbose_name_plural = _("kept texts")
        constraints = [models.UniqueConstraint(fields=["browser", "page"], name="one_kept_text_a_page")]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        #: Names of fields that the page of this moment shows, and of those that show something else than is stored.
        self.shown: set[str] = set()
        self.differing: set[str] = set()

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def values(self) -> dict[str, list[str]]:
        return dict(self.sent)

    @cached_property
    def data(self) -> QueryDict:
        """As a form reads it."""
        data = QueryDict(mutable=True)
        for name, values in self.sent:
            data.setlist(name, values)
        return data
