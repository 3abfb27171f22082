"""How many bytes a telephone loads for a page, about: its compressed text with the frame around, and its pictures."""

import zlib

from wagtail.images.models import AbstractImage
from wagtail.models import Page

from ..pictures.showing import look_up, pictures_in, smallest
from .texts import parts_of

#: Head, menu, foot and styles, compressed. Text alone, and with pictures, at most.
FRAME, MOST_TEXT, MOST = 22 * 1024, 50 * 1024, 100 * 1024
#: Marks around the words, for each byte of words.
_MARKUP = 1.4


def weight_of(page: Page) -> tuple[int, int]:
    """Bytes of the text with its frame, and the same with the smallest size of each picture."""
    words = "\n".join(part.words for part in parts_of(page)).encode()
    text = FRAME + round(len(zlib.compress(words)) * _MARKUP)
    return text, text + sum(_bytes(image) for image in _pictures(page))


def _pictures(page: Page) -> list[AbstractImage]:
    body = getattr(page, "body", None)
    images = list(pictures_in(body.stream_block, body)) if body else []
    look_up(images)
    return images


def _bytes(image: AbstractImage) -> int:
    rendition = smallest(image)
    try:
        return rendition.file.size if rendition else 0
    except OSError:
        return 0
