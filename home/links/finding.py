"""The links in the texts of a page: in rich text, in blocks, in fields for addresses, and in what hangs on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

#: Fields of blocks and models that hold an address.
_ADDRESS = "address"


@dataclass(frozen=True)
class FoundLink:
    """One link. Exactly one of the three says where it leads."""

    text: str
    page: int | None = None
    document: int | None = None
    address: str = ""


def links_of(page: Page) -> list[FoundLink]:
    """Each link once, in the order in which a reader meets them."""
    return list(dict.fromkeys(_in_model(page)))


def _in_model(row: Model) -> Iterator[FoundLink]:
    for field in row._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _in_block(field.stream_block, getattr(row, field.name), "")
        elif isinstance(field, RichTextField):
            yield from _in_html(getattr(row, field.name))
        elif isinstance(field, URLField) or field.name == _ADDRESS:
            yield from _at_address(str(getattr(row, field.name) or ""), str(row))
    if isinstance(row, Page):
        for relation in get_all_child_relations(type(row)):
            if relation.related_model._meta.app_label not in ("wagtailcore", "wagtailredirects"):
                for child in getattr(row, relation.get_accessor_name()).all():
                    yield from _in_model(child)


def _in_block(block: blocks.Block, value: Any, text: str) -> Iterator[FoundLink]:
    """`text` is what the block around calls it: a chooser or an address has no words of its own."""
    if not value or isinstance(block, ImageBlock):
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _in_block(child.block, child.value, "")
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _in_block(block.child_block, item, text)
    elif isinstance(block, blocks.StructBlock):
        named = next((str(value[name]) for name in ("text", "title", "source", "caption") if value.get(name)), text)
        for name, child in block.child_blocks.items():
            yield from _in_block(child, value.get(name), named)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _in_html(value.source)
    elif isinstance(block, blocks.PageChooserBlock):
        yield FoundLink(text or str(value), page=value.pk)
    elif isinstance(block, DocumentChooserBlock):
        yield FoundLink(text or str(value), document=value.pk)
    elif isinstance(block, blocks.URLBlock) or (isinstance(block, blocks.RegexBlock) and "/" in str(value)):
        yield from _at_address(str(value), text)


def _in_html(html: str) -> Iterator[FoundLink]:
    for link in BeautifulSoup(html or "", "html.parser").find_all("a"):
        text, kind, number = link.get_text(" ", strip=True), link.get("linktype"), str(link.get("id", ""))
        if kind == "page" and number.isdigit():
            yield FoundLink(text, page=int(number))
        elif kind == "document" and number.isdigit():
            yield FoundLink(text, document=int(number))
        else:
            yield from _at_address(str(link.get("href", "")), text)


def _at_address(address: str, text: str) -> Iterator[FoundLink]:
    """What can be asked for: of this portal, or of the web. Mail, telephone and places of the same page are not."""
    if address.startswith(("/", "http://", "https://")):
        yield FoundLink(text or address, address=address.partition("#")[0])
