"""Pictures as everybody may have them: the picture, and nothing else that its camera wrote."""

import io

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, JpegImagePlugin

#: What a picture needs to look as it does; place, time, camera, author, comments and previews are not among it.
_KEPT = ("icc_profile", "transparency", "duration", "loop", "background", "disposal", "blend")
_QUALITY = 92
#: What Pillow notes of any picture: how it is coded, nothing about where it comes from.
_CODING = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "adobe", "adobe_transform", "dpi", "gamma", "srgb"}
_CODING |= {"progressive", "progression", "interlace", "version", "extension", "compression", "timestamp", "primary"}
_CODING |= {"aspect", "chromaticity", "default_image", "bit_depth", "chroma"}
_CODING |= {"resolution", "nclx_profile"}


#: In a TIFF the coding is noted where other formats keep only what a camera tells.
_TELLING = {0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x02BC, 0x8298, 0x83BB, 0x8649, 0x8769, 0x8825}


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


def tells_more_than_it_shows(file: File) -> bool:
    """Whether anything but the picture is in it, or behind its end."""
    data = _read(file)
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        parts = {name for name, _part in getattr(picture, "applist", [])} - {"APP0", "APP2", "APP14"}
        noted = {name for name, note in picture.info.items() if note} - _CODING - set(_KEPT)
        tags = {tag for tag in picture.getexif() if picture.format != "TIFF" or tag in _TELLING}
        ends = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}.get(str(picture.format), b"")
        return picture.format == "MPO" or bool(parts or noted or tags) or not data.endswith(ends)


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
