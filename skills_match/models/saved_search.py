"""A search of the public list of assignments that somebody wants to make again."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Title

#: How many searches one person may keep: each is tried with every new assignment.
SAVED_AT_MOST = 10


class SavedSearch(models.Model):
    """Words and chosen facets, without the order. The same search is kept once; `slot` is one of ten numbers."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    slot = models.PositiveSmallIntegerField(editable=False)
    name = Title(_("name"), max_length=80)
    text = models.CharField(_("words"), max_length=200, blank=True, editable=False)
    chosen = models.JSONField(_("filters"), default=dict, editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    tells = models.BooleanField(_("write to me when something new appears in it"), default=True)
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)

    class Meta:
        ordering = ["slot"]
        verbose_name = _("saved search")
        constraints = [
            models.UniqueConstraint(fields=["user", "slot"], name="no_two_saved_searches_share_a_slot"),
            models.CheckConstraint(
                condition=models.Q(slot__range=(1, SAVED_AT_MOST)), name="at_most_ten_saved_searches_per_person"
            ),
            models.UniqueConstraint(fields=["user", "fingerprint"], name="a_search_is_saved_only_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def fingerprint_of(text: str, chosen: dict[str, list[str]]) -> str:
        """The same for the same search, whatever the order in which its values were chosen."""
        values = {facet: sorted(set(picked)) for facet, picked in sorted(chosen.items()) if picked}
        return hashlib.sha256(json.dumps([text.casefold(), values]).encode()).hexdigest()
