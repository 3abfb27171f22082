"""Which of its sizes a picture is shown in. Nothing is made here: what is not there yet is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition

from .sizes import FORMATS, WIDTHS, spec, specs_of

_KEPT = "sizes_that_are_there"


@dataclass(frozen=True)
class PictureSource:
    """The sizes of one format, as `srcset` lists them."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class ShownPicture:
    """`fallback` is what a browser shows that knows no better format; its sides keep the place free while it loads."""

    sources: list[PictureSource]
    fallback: AbstractRendition


def shown(image: AbstractImage) -> ShownPicture | None:
    """None while nothing is made of the picture yet. One query, or none after `look_up`."""
    if not hasattr(image, _KEPT):
        look_up([image])
    there = {rendition.filter_spec: rendition for rendition in getattr(image, _KEPT)}
    by_format = {form: _of_format(image, form, there) for form in FORMATS}
    fallbacks = by_format["jpeg"]
    if not fallbacks:
        return None
    better = [PictureSource(FORMATS[form], _srcset(sizes)) for form, sizes in by_format.items() if sizes]
    return ShownPicture(better if len(better) > 1 or len(fallbacks) > 1 else [], fallbacks[0])


def _of_format(image: AbstractImage, form: str, there: dict[str, AbstractRendition]) -> list[AbstractRendition]:
    """The sizes of one format that are there, the smallest first. What is cut to a shape is another picture."""
    found = [there[wanted] for width in WIDTHS if (wanted := spec(width, form)) in there]
    return sorted(found, key=lambda rendition: rendition.width)


def look_up(images: list[AbstractImage]) -> None:
    """Read the sizes of all `images` in one query."""
    renditions = get_image_model().get_rendition_model().objects
    wanted = {spec for image in images for spec in specs_of(image)}
    if images:
        prefetch_related_objects(
            images, Prefetch("renditions", renditions.filter(filter_spec__in=wanted), to_attr=_KEPT)
        )


def pictures_in(block: blocks.Block, value: Any) -> Iterator[AbstractImage]:
    """Every picture of a text, wherever in its blocks."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            yield from pictures_in(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield from pictures_in(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from pictures_in(child, value.get(name))


def _srcset(renditions: list[AbstractRendition]) -> str:
    return ", ".join(
        f"{rendition.url} {rendition.width}w" for rendition in sorted(renditions, key=lambda each: each.width)
    )


def smallest(image: AbstractImage) -> AbstractRendition | None:
    """What a telephone with a good browser loads; None while nothing is made."""
    if not hasattr(image, _KEPT):
        look_up([image])
    there = {rendition.filter_spec: rendition for rendition in getattr(image, _KEPT)}
    return next((sizes[0] for form in FORMATS if (sizes := _of_format(image, form, there))), None)
