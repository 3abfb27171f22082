"""Documents that go with a page, each with its kind and size; and pages that go with it."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from casework.languages import reading_language

from ..blocks.links import DocumentBlock


class WithAttachments(models.Model):
    attachments = StreamField([("document", DocumentBlock())], verbose_name=_("documents"), blank=True, max_num=12)

    attachments_panel = FieldPanel("attachments")

    class Meta:
        abstract = True


class WithRelated(models.Model):
    related = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Page")))], verbose_name=_("related pages"), blank=True, max_num=6
    )

    related_panel = FieldPanel("related")

    class Meta:
        abstract = True

    @property
    def related_pages(self) -> list[Page]:
        """What is published of them, in their order, each in the reader's language where it is there."""
        read = [get_language(), reading_language()]
        chosen = [block.value.translation_key for block in self.related if block.value]
        if not chosen:
            return []
        shown: dict = {}
        for page in Page.objects.filter(translation_key__in=chosen).live().public().select_related("locale").specific():
            known = shown.get(page.translation_key)
            if known is None or _distance(page, read) < _distance(known, read):
                shown[page.translation_key] = page
        return [shown[key] for key in dict.fromkeys(chosen) if key in shown]


def _distance(page: Page, read: list) -> int:
    code = page.locale.language_code
    return read.index(code) if code in read else len(read)
