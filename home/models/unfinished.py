"""A draft may lack what readers need – what a picture shows, who made it, the target of a button; a page that goes live
lacks none of it, whichever way somebody publishes it."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page


class NotFinished(Exception):
    """`page` was not published, because `lacking`, names of fields, are empty. Nothing was changed."""

    def __init__(self, page: Page, lacking: list[str]):
        super().__init__(page, lacking)
        self.page, self.lacking = page, lacking

    def __str__(self) -> str:
        return _("“%(page)s” is not published, something is missing yet: %(fields)s.") % {
            "page": self.page.get_admin_display_title(),
            "fields": ", ".join(self.lacking),
        }


class DraftForm(WagtailAdminPageForm):
    """Tells the page when it is only saved as a draft."""

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        self.instance.is_unfinished = True

    def restore_required_fields(self) -> None:
        super().restore_required_fields()
        self.instance.is_unfinished = False


class MayBeUnfinished(models.Model):
    """Of a page with fields that only readers need."""

    #: While it is saved as a draft only.
    is_unfinished = False

    class Meta:
        abstract = True

    def needed_by_readers(self) -> dict[str, str]:
        """Field → what is to be said or done there before readers see the page."""
        return {}

    def clean(self) -> None:
        super().clean()
        if not self.is_unfinished and (needed := self.needed_by_readers()):
            raise ValidationError(needed)


def lacking(page: MayBeUnfinished) -> list[str]:
    """Labels of what a page lacks before readers may see it, each once."""
    fields = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    labels = [label for field in fields for label in _empty(field.stream_block, getattr(page, field.name))]
    named = [str(page._meta.get_field(name).verbose_name) for name in page.needed_by_readers()]
    return list(dict.fromkeys([*named, *labels]))


def _empty(block: blocks.Block, value) -> Iterator[str]:
    """Labels of required fields without a value."""
    if isinstance(block, ImageBlock):
        if block.required and not value:
            yield str(block.label)
        elif value and not value.contextual_alt_text and not value.decorative:
            yield str(block.child_blocks["alt_text"].label)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            yield from _empty(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks if value else ():
            yield from _empty(child.block, child.value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _empty(child, value.get(name) if value else None)
    elif block.required and not str(getattr(value, "source", "" if value is None else value)).strip():
        yield str(block.label)
