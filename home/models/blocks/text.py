"""Blocks to read: a quotation, a call-out, questions that open."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
LINE_FEATURES = ["bold", "link"]


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


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open, without JavaScript; all of them are printed and found by a search."""

    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Question or title"), max_length=160)),
                ("text", blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)),
            ]
        ),
        label=_("Questions"),
        min_num=2,
        max_num=20,
    )

    class Meta:
        icon = "list-ul"
        label = _("Questions that open")
        template = "pages/blocks/accordion.html"
