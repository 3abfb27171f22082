"""In which sizes and formats a picture is kept ready."""

from wagtail.images.models import AbstractImage

from ..models.parts.lead import CARD, SHARED

#: Pixels: a telephone, a telephone with a fine screen, a wide page with one.
WIDTHS = (400, 800, 1200)
#: Best first: a browser takes the first that it knows.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
#: Cut to a shape, around the focal point: for lists and search engines.
CUT = (CARD, SHARED)
#: What every browser shows, and what is there from the first moment.
FIRST = "width-400|format-jpeg"


def spec(width: int, form: str) -> str:
    return f"width-{width}|format-{form}"


def specs_of(image: AbstractImage) -> list[str]:
    """What this picture is kept in, the first one first. It is never made larger than it is."""
    widths = [width for width in WIDTHS if width == WIDTHS[0] or width <= image.width]
    others = [wanted for form in FORMATS for width in widths if (wanted := spec(width, form)) != FIRST]
    return [FIRST, *others, *CUT]
