"""Pictures: {% sized image %} shows one, {% with_pictures page.body as body %} reads all of a text at once."""

from typing import Any

from django import template
from wagtail.blocks import StreamValue
from wagtail.images.models import AbstractImage, AbstractRendition

from ..models.parts.lead import CARD, ready
from ..pictures.showing import look_up, pictures_in, shown

register = template.Library()

#: How wide a picture of a text is shown: as the screen on a telephone, as the column elsewhere; and that in pixels.
COLUMN, WIDEST = "(max-width: 48rem) 100vw, 44rem", 704


@register.inclusion_tag("components/picture.html")
def sized(image: AbstractImage, sizes: str = COLUMN, *, eager: bool = False, alt: str | None = None) -> dict[str, Any]:
    """`eager` is for the one picture that is seen before scrolling. `sizes` says how wide it is shown, as in HTML."""
    if alt is None:  # a picture of a text carries its own
        alt = "" if getattr(image, "decorative", False) else getattr(image, "contextual_alt_text", "") or ""
    if image.width < WIDEST:  # it is never shown larger than it is
        sizes = f"(max-width: {image.width}px) 100vw, {image.width}px"
    return {"shown": shown(image), "alt": alt, "sizes": sizes, "eager": eager}


@register.simple_tag
def card_of(image: AbstractImage | None) -> AbstractRendition | None:
    """The size of lists, where it is there."""
    return ready(image, CARD)


@register.simple_tag
def with_pictures(body: StreamValue) -> StreamValue:
    """`body`, with the sizes of all its pictures read in one query."""
    look_up(list(pictures_in(body.stream_block, body)))
    return body
