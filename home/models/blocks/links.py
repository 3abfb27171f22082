"""Blocks that lead on: links, a button, a document, pages that belong together, open assignments."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from diaspora.models import Region, Sector
from skills_match.models import Assignment

from ..addresses import ADDRESS_ERROR, ADDRESS_HINT, ADDRESS_PATTERN, in_readers_language


class LinkValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Where it leads: the page in the reader's language, the document, or the address."""
        if page := self.get("page"):
            return page.localized.url or ""
        if document := self.get("document"):
            return document.url
        return in_readers_language(self.get("address") or "")


class LinkBlock(blocks.StructBlock):
    """One link. It leads to exactly one of a page, a document or an address."""

    text = blocks.CharBlock(label=_("Text of the link"), max_length=160)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    document = DocumentChooserBlock(label=_("Document"), required=False)
    address = blocks.RegexBlock(
        ADDRESS_PATTERN,
        label=_("Or address"),
        help_text=ADDRESS_HINT,
        error_messages={"invalid": ADDRESS_ERROR},
        required=False,
    )

    class Meta:
        icon = "link"
        value_class = LinkValue

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if sum(bool(cleaned.get(name)) for name in ("page", "document", "address")) != 1:
            error = ValidationError(_("Choose one target: a page, a document or an address."))
            raise StructBlockValidationError(non_block_errors=ErrorList([error]))
        return cleaned


class LinksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=20)

    class Meta:
        icon = "list-ul"
        label = _("Links and documents")
        template = "pages/blocks/links.html"


class ButtonBlock(LinkBlock):
    class Meta:
        icon = "link"
        label = _("Button")
        template = "pages/blocks/button.html"


class DocumentBlock(blocks.StructBlock):
    """One document with what a reader wants to know before loading it: kind and size."""

    document = DocumentChooserBlock(label=_("Document"))
    text = blocks.CharBlock(label=_("What it is"), max_length=160)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "pages/blocks/document.html"


class RelatedPagesBlock(blocks.StructBlock):
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=6)

    class Meta:
        icon = "doc-empty"
        label = _("Related pages")
        template = "pages/blocks/related_pages.html"

    def get_context(self, value, parent_context=None):
        """Each in the reader's language where it is there; what is not published is left out."""
        context = super().get_context(value, parent_context=parent_context)
        chosen = [page.localized for page in value["pages"] if page]
        shown = Page.objects.filter(pk__in=[page.pk for page in chosen]).live().public().specific().in_bulk()
        context["pages"] = [shown[page.pk] for page in chosen if page.pk in shown]
        return context


def sectors() -> list[tuple[str, str]]:
    return [(sector.code, str(sector)) for sector in Sector.objects.all()]


def regions() -> list[tuple[str, str]]:
    return [(region.code, str(region)) for region in Region.objects.all()]


class AssignmentsBlock(blocks.StructBlock):
    """Open assignments as they are today, the ones that close first; never a list that somebody has to keep."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    sector = blocks.ChoiceBlock(label=_("Only of this sector"), required=False, choices=sectors)
    region = blocks.ChoiceBlock(label=_("Only in this region"), required=False, choices=regions)
    number = blocks.IntegerBlock(label=_("How many at most"), min_value=1, max_value=12, default=3)

    class Meta:
        icon = "search"
        label = _("Open assignments")
        template = "pages/blocks/assignments.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        asked = {name: value[name] for name in ("sector", "region") if value.get(name)}
        narrowed = Assignment.objects.open().filter(**{f"{name}__code": code for name, code in asked.items()})
        found = narrowed.for_lists().order_by("closing_on", "pk")
        context["assignments"] = found[: value.get("number") or 3]
        context["query"] = urlencode(asked)
        return context
