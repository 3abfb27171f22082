"""The parts that a text is put together from. Few on purpose: a page that needs more is two pages."""

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .addresses import ADDRESS_ERROR, ADDRESS_HINT, ADDRESS_PATTERN, in_readers_language
from .bounds import year_of_a_publication

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
LINE_FEATURES = ["bold", "link"]


class FigureBlock(blocks.StructBlock):
    """A number that somebody can check: never without its source and year."""

    value = blocks.CharBlock(label=_("Figure"), max_length=30)
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    source = blocks.CharBlock(label=_("Source"), max_length=160)
    year = blocks.IntegerBlock(label=_("Year"))
    address = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure with source")
        template = "pages/blocks/figure.html"

    def clean(self, value):
        cleaned = super().clean(value)
        try:
            year_of_a_publication(cleaned["year"])
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"year": error}) from error
        return cleaned


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), max_length=600)
    source = blocks.CharBlock(label=_("Who said it, and where"), max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "pages/blocks/quote.html"


class CallOutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=LINE_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "pages/blocks/call_out.html"


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


class BodyBlock(blocks.StreamBlock):
    """The body of every page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="pages/blocks/heading.html", group=_("Text")
    )
    text = blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=TEXT_FEATURES, group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    call_out = CallOutBlock(group=_("Text"))
    figure = FigureBlock(group=_("Facts"))
    links = LinksBlock(group=_("Facts"))
    image = ImageBlock(label=_("Picture"), template="pages/blocks/image.html", group=_("Facts"))
