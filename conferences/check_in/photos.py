"""The code in a photo of a ticket, for telephones whose browser cannot read it."""

from typing import Any

import zxingcpp
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

#: Bytes and pixels of a photo of today's telephones, with room to spare.
LARGEST_FILE = 12 * 1024 * 1024
_LARGEST_PICTURE = 60_000_000
#: Longer sides are drawn smaller first: the squares of a code stay wide enough, and reading takes a moment.
_SIDE = 1600


def code_in_photo(upload: Any) -> str:
    """What the QR code says. Raises ValidationError with what to do."""
    if upload.size > LARGEST_FILE:
        raise ValidationError(_("This photo is too large. Take one of the ticket alone, or type the code."))
    try:
        picture = _small(upload)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise ValidationError(_("This is no photo that can be read. Type the code instead.")) from error
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    if not found:
        raise ValidationError(_("No code can be seen in this photo. Go closer and keep still, or type the code."))
    return found[0].text


def _small(upload: Any) -> Image.Image:
    with Image.open(upload, formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > _LARGEST_PICTURE:
            raise ValueError
        picture.draft("L", (_SIDE, _SIDE))
        grey = picture.convert("L")
        grey.thumbnail((_SIDE, _SIDE))
        return grey
