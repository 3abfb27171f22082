"""A photo of a paper as a PDF of one page: its pixels, upright, and nothing else that the camera wrote."""

import base64
import io

from PIL import Image, ImageOps

from .reasons import DocumentRefused, Reason

#: Pixels of a photo of today's telephones, with room to spare.
_LARGEST_PICTURE = 60_000_000
#: A page of A4 is read well at this many dots along its longer side, and weighs little.
_SIDE = 2000
_QUALITY = 80


def pdf_of(content: bytes) -> str:
    """The PDF in base64. Raises DocumentRefused for what is no photo that can be read."""
    _learn_heic()
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "HEIF")) as picture:
            if picture.width * picture.height > _LARGEST_PICTURE:
                raise DocumentRefused(Reason.COMPLICATED)
            picture.draft("RGB", (_SIDE, _SIDE))
            page = ImageOps.exif_transpose(picture).convert("RGB")
            page.thumbnail((_SIDE, _SIDE))
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise DocumentRefused(Reason.PHOTO_BROKEN) from error
    bare = Image.new("RGB", page.size)
    bare.paste(page)
    written = io.BytesIO()
    bare.save(written, "PDF", quality=_QUALITY, resolution=_SIDE / 11.7)
    return base64.b64encode(written.getvalue()).decode()


def _learn_heic() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
