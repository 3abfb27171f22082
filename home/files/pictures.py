"""Pictures as everybody may have them: the picture, and nothing else that its camera wrote."""

import io

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, JpegImagePlugin

#: What a picture needs to look as it does; place, time, camera, author, comments and previews are not among it.
_KEPT = ("icc_profile", "transparency", "duration", "loop", "background", "disposal", "blend")
_QUALITY = 92


def without_metadata(file: File) -> ContentFile:
    """`file` written again from its pixels, upright, in its own format and with its frames, under the same name."""
    data = _read(file)
    with Image.open(io.BytesIO(data)) as picture:
        # A telephone's MPO holds its picture first, then previews and depth maps with metadata of their own.
        form = "JPEG" if picture.format == "MPO" else str(picture.format)
        count = 1 if form == "JPEG" else getattr(picture, "n_frames", 1)
        frames = [_frame(picture, number) for number in range(count)]
        options = _options(picture, form, data, is_turned=_is_turned(picture))
    written = io.BytesIO()
    if count > 1:
        durations = [frame.info.get("duration", 0) for frame in frames]
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
    frames[0].save(written, form, **options)
    return ContentFile(written.getvalue(), name=file.name)


def _read(file: File) -> bytes:
    file.seek(0)
    data = file.read()
    file.seek(0)
    return data


def _frame(picture: Image.Image, number: int) -> Image.Image:
    """One frame, turned as its camera was held, bare of everything but its looks."""
    picture.seek(number)
    frame = ImageOps.exif_transpose(picture).copy()
    frame.info = {name: picture.info[name] for name in _KEPT if name in picture.info}
    return frame


def _is_turned(picture: Image.Image) -> bool:
    picture.seek(0)
    return picture.getexif().get(0x0112, 1) != 1


def _options(picture: Image.Image, form: str, data: bytes, *, is_turned: bool) -> dict:
    """How to lose as little as possible: a JPEG that is not turned is coded as finely as it came."""
    kept = {"icc_profile": picture.info["icc_profile"]} if picture.info.get("icc_profile") else {}
    if form == "JPEG":
        if is_turned or not hasattr(picture, "quantization"):
            return {**kept, "quality": _QUALITY}
        sampling = JpegImagePlugin.get_sampling(picture)
        return {**kept, "qtables": picture.quantization, **({"subsampling": sampling} if sampling >= 0 else {})}
    if form == "WEBP":
        return {**kept, "quality": _QUALITY, "lossless": b"VP8L" in data}
    return kept
