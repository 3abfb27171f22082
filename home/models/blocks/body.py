"""The parts that a text is put together from. A page that needs more is two pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .facts import ChartBlock, FigureBlock, TableBlock
from .help import HelpBlock
from .links import AssignmentsBlock, ButtonBlock, DocumentBlock, LinksBlock, RelatedPagesBlock
from .media import GalleryBlock, PhotoBlock, RecordingBlock
from .portal import OfficesBlock, OrganisationsBlock, ThisPortalBlock
from .text import TEXT_FEATURES, AccordionBlock, CallOutBlock, QuoteBlock

_TEXT, _FACTS, _PICTURES, _WAYS_ON = _("Text"), _("Facts"), _("Pictures and recordings"), _("Ways on")


class BodyBlock(blocks.StreamBlock):
    """The body of every page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="pages/blocks/heading.html", group=_TEXT
    )
    sub_heading = blocks.CharBlock(
        label=_("Sub-heading"), icon="title", max_length=120, template="pages/blocks/sub_heading.html", group=_TEXT
    )
    text = blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=TEXT_FEATURES, group=_TEXT)
    quote = QuoteBlock(group=_TEXT)
    call_out = CallOutBlock(group=_TEXT)
    accordion = AccordionBlock(group=_TEXT)
    figure = FigureBlock(group=_FACTS)
    table = TableBlock(group=_FACTS)
    chart = ChartBlock(group=_FACTS)
    help = HelpBlock(group=_FACTS)
    this_portal = ThisPortalBlock(group=_FACTS)
    organisations = OrganisationsBlock(group=_FACTS)
    offices = OfficesBlock(group=_FACTS)
    image = ImageBlock(label=_("Picture"), template="pages/blocks/image.html", group=_PICTURES)
    photo = PhotoBlock(group=_PICTURES)
    gallery = GalleryBlock(group=_PICTURES)
    recording = RecordingBlock(group=_PICTURES)
    links = LinksBlock(group=_WAYS_ON)
    button = ButtonBlock(group=_WAYS_ON)
    document = DocumentBlock(group=_WAYS_ON)
    related = RelatedPagesBlock(group=_WAYS_ON)
    assignments = AssignmentsBlock(group=_WAYS_ON)
