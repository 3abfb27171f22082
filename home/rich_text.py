"""The text that an editor of pages sends, read as something that anybody may have written.

Draftail sends JSON that says which words are bold and where a link leads. Wagtail believes it: a link to a page “x”
would be stored, and after that no reader could open the page.
"""

import json
from typing import Any

from django.core.exceptions import ValidationError
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.rich_text import extract_references_from_rich_text

#: What Wagtail's reading of a JSON meets that is none of Draftail's.
_UNREADABLE = (
    AttributeError,
    ExporterException,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    ValidationError,
)


#: Lists in lists. The editor makes two or three; a reader follows no more than a few.
_DEEPEST = 20


class NotAsSent(Exception):
    """What arrived is nothing that the page of the editor sends."""


class RichTextArea(DraftailRichTextArea):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        try:
            _check_depths(data.get(name))
            html = super().value_from_datadict(data, files, name)
            if html is not None:
                _check_links(html)
                html.encode()  # half of a sign is a text of JSON, and of no database
        except _UNREADABLE as error:
            raise NotAsSent(name) from error
        return html


def _check_depths(sent: str | None) -> None:
    """For each step down a list is opened: a number of thirty digits would keep the process at work until its memory
    is full."""
    blocks = [] if sent is None else json.loads(sent)["blocks"]
    if not all(0 <= block.get("depth", 0) <= _DEEPEST for block in blocks):
        raise ValueError


def _check_links(html: str) -> None:
    """Every page or document that is named by a number may be one: whether there is one, readers see at its link."""
    for model, number, *_where in extract_references_from_rich_text(html):
        model._meta.pk.clean(number, None)
