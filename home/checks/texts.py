"""What a reader reads on a page, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page


@dataclass(frozen=True)
class TextPart:
    """One block of a text: its kind, its words, and whether a link leads from it to where they come from."""

    kind: str
    words: str
    has_link: bool = False


def parts_of(page: Page) -> list[TextPart]:
    """The title and the summary first, then the blocks of every text, in their order."""
    parts = [TextPart("title", page.title), TextPart("summary", getattr(page, "summary", ""))]
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            parts += [_part(child) for child in getattr(page, field.name)]
    return [part for part in parts if part.words]


def _part(child: Any) -> TextPart:
    words = list(_words(child.block, child.value))
    return TextPart(child.block_type, "\n".join(text for text, _link in words), any(link for _text, link in words))


def _words(block: blocks.Block, value: Any) -> Iterator[tuple[str, bool]]:
    if not value or isinstance(value, AbstractImage):
        return
    if isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _words(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _words(child, value.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        html = BeautifulSoup(value.source, "html.parser")
        for paragraph in html.find_all(["p", "li"]):
            yield paragraph.get_text(" ", strip=True), paragraph.a is not None
    elif isinstance(block, blocks.FieldBlock) and isinstance(value, str):
        yield value, value.startswith(("https://", "http://"))
