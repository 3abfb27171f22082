"""The parts of a text: what editors read on them, and what they become on the page."""

import re

import pytest
from django.utils import translation
from wagtail.admin.panels import InlinePanel
from wagtail.blocks import ListBlock
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from home.models import Menu
from home.models.parts.corrections import WithCorrections
from tests.factories.pages import StandardPageFactory


def blocks_in(block):
    """`block` and all that it is made of."""
    yield block
    if isinstance(block, ListBlock):
        yield from blocks_in(block.child_block)
    for child in getattr(block, "child_blocks", {}).values():
        yield from blocks_in(child)


def labels() -> set[str]:
    """Every label that editors read on a block, or on rows of a page or menu, in the active language."""
    ours = [model for model in get_page_models() if model is not Page]
    streams = [field for model in ours for field in model._meta.fields if isinstance(field, StreamField)]
    panels = [
        panel for model in [*ours, Menu] for panel in getattr(model, "content_panels", getattr(model, "panels", []))
    ]
    blocks = [
        block for field in streams for part in field.stream_block.child_blocks.values() for block in blocks_in(part)
    ]
    named = {str(block.label) for block in blocks if block.name}
    groups = {str(block.meta.group) for block in blocks if getattr(block.meta, "group", None)}
    return named | groups | {str(panel.label) for panel in panels if isinstance(panel, InlinePanel)}


@pytest.mark.parametrize("language", ["en", "sw"])
def test_labels_of_blocks_and_rows_begin_with_a_capital(language):
    with translation.override(language):
        found = labels()

    assert len(found) > 20
    assert [label for label in found if not label[:1].isupper()] == []


def test_what_was_corrected_is_asked_for_last():
    """Who writes something new has nothing to correct."""
    corrected = [model for model in get_page_models() if issubclass(model, WithCorrections)]

    assert len(corrected) == 3
    assert [model for model in corrected if model.content_panels[-1] is not model.corrections_panel] == []


@pytest.mark.django_db
def test_headings_get_ids_that_nothing_else_on_the_page_has(site, client):
    page = StandardPageFactory(parent=site.home, title="Long", slug="long")
    headings = ["Main", "Visa", "Visa", "Visa 2", "visa!", "Вопросы", "Ответы", "Text visa"]
    page.body = [("heading", heading) for heading in headings]
    page.save_revision().publish()

    html = client.get("/en/long/").content.decode()

    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(re.findall(r'<h2 id="text-[^"]+">', html)) == len(headings)
    assert sorted(set(ids)) == sorted(ids)
