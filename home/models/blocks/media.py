"""Blocks to look at and to listen to."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from .text import TEXT_FEATURES


class PhotoBlock(blocks.StructBlock):
    """A picture with what it shows and who made it."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=250)
    credit = blocks.CharBlock(label=_("Picture by"), max_length=120)

    class Meta:
        icon = "image"
        label = _("Picture with caption")
        template = "pages/blocks/photo.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    photos = blocks.ListBlock(PhotoBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "pages/blocks/gallery.html"


class RecordingBlock(blocks.StructBlock):
    """A film or a sound kept elsewhere: a plain link, so that nothing is loaded from there before somebody follows it.

    With its words: who cannot hear it, or pays by the megabyte, reads them.
    """

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=[("film", _("Film")), ("sound", _("Sound"))])
    address = blocks.URLBlock(label=_("Address"))
    minutes = blocks.IntegerBlock(label=_("Length in minutes"), min_value=1, max_value=600)
    transcript = blocks.RichTextBlock(label=_("What is said (transcript)"), features=TEXT_FEATURES)

    class Meta:
        icon = "media"
        label = _("Film or sound")
        template = "pages/blocks/recording.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if not cleaned["address"].startswith("https://"):
            error = ValidationError(_("Begin with https://."))
            raise StructBlockValidationError(block_errors={"address": error})
        return cleaned
