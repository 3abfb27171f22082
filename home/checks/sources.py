"""Figures that a reader cannot check."""

import re

from .texts import TextPart

_FIGURE = re.compile(r"\d\s?%|\b(?:percent|per cent|asilimia)\b|\b\d{1,3}(?:[,\u00a0]\d{3})+\b", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:source|sources|chanzo|vyanzo|according to|kwa mujibu wa)\b", re.IGNORECASE)
#: Blocks that ask for their source themselves.
_HAVE_ONE = {"figure", "chart", "title", "quote"}


def without_source(parts: list[TextPart], tables: list) -> list[str]:
    """Each line that names a figure and no source: no word for one, no link. Tables say theirs below."""
    found = [
        line
        for part in parts
        if part.kind not in _HAVE_ONE | {"table"} and not part.has_link
        for line in part.words.splitlines()
        if _FIGURE.search(line) and not _SOURCE.search(part.words)
    ]
    return found + [table["caption"] for table in tables if not table.get("source")]
