"""Addresses that editors type: of this portal without the language, or of another website. Addresses that are gone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language

#: `/assignments/` or `https://…`; never `//host` or `javascript:`.
ADDRESS_PATTERN = r"^(/([^/\\\s][^\s]*)?|https://[^\s]+)$"
ADDRESS_HINT = _("On this portal without the language: /assignments/. Elsewhere: https://…")
ADDRESS_ERROR = _("Begin with / or https://.")


def in_readers_language(address: str) -> str:
    """Put the language before an address of this portal; leave others alone."""
    return f"/{reading_language()}{address}" if address.startswith("/") else address


class GoneAddress(models.Model):
    """Where a public page was that was withdrawn on purpose. There is no row for what comes back.

    The page may be deleted: `page_pk` and `translation_key` say which it was, and nothing else is kept of it.
    """

    path = models.CharField(max_length=600, unique=True)
    page_pk = models.PositiveBigIntegerField(db_index=True)
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=10)
    gone_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path
