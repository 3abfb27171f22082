"""Addresses that editors type: of this portal without the language, or of another website."""

from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language

#: `/assignments/` or `https://…`; never `//host` or `javascript:`.
ADDRESS_PATTERN = r"^(/([^/\\\s][^\s]*)?|https://[^\s]+)$"
ADDRESS_HINT = _("On this portal without the language: /assignments/. Elsewhere: https://…")
ADDRESS_ERROR = _("Begin with / or https://.")


def in_readers_language(address: str) -> str:
    """Put the language before an address of this portal; leave others alone."""
    return f"/{reading_language()}{address}" if address.startswith("/") else address
