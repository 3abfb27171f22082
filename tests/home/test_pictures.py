"""Originals of pictures are public, and tell nobody where, when and by whom they were taken."""

import io

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image, ImageChops, PngImagePlugin
from wagtail.images import get_image_model

from casework.documents.pdf import can_print
from home.files.pictures import without_metadata
from home.pictures.forms import PictureField

CANARY = "Canary-4711"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>{CANARY}</exif:GPSLatitude></x:xmpmeta>'.encode()
FORMATS = ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "HEIF"]
pillow_heif.register_heif_opener()  # as Willow does for Wagtail


def picture(form: str, *, orientation: int = 1) -> bytes:
    """A picture, red above and blue below, with all that `form` may carry of where it was taken."""
    drawn = Image.new("RGB", (40, 60), "red")
    drawn.paste("blue", (0, 30, 40, 60))
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Artist], exif[ExifTags.Base.Orientation] = CANARY, CANARY, orientation
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "S", (6.0, 48.0, 0.0)
    place[ExifTags.GPS.GPSAreaInformation] = CANARY.encode()
    more = {"exif": exif, "xmp": XMP, "comment": CANARY.encode()}
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", CANARY)
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more = {"exif": exif, "pnginfo": text}
    if form == "TIFF":
        more = {"exif": exif, "description": CANARY}
    if form == "GIF":
        more = {"comment": CANARY.encode()}
    file = io.BytesIO()
    drawn.save(file, form, **more)
    return file.getvalue() + (CANARY.encode() if form in ("JPEG", "PNG") else b"")


def tells(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as opened:
        told = dict(opened.getexif())
        return CANARY.encode() in data or any(tag in told for tag in (0x8825, 0x010F)) or bool(opened.getxmp())


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_but_the_picture_stays_in_any_format(form):
    before = picture(form)

    after = without_metadata(ContentFile(before, "posts.bin")).read()

    assert (tells(before), tells(after)) == (True, False)
    with Image.open(io.BytesIO(after)) as opened:
        assert (opened.format, opened.size) == (form, (40, 60))
        red, _green, blue = opened.convert("RGB").getpixel((20, 10))
        assert red > 200 > 60 > blue


def test_a_picture_of_a_turned_camera_is_upright_without_its_note():
    """Six: the camera was held so that the top of the picture lies at its right."""
    after = without_metadata(ContentFile(picture("JPEG", orientation=6), "posts.jpg")).read()

    with Image.open(io.BytesIO(after)) as opened:
        assert opened.size == (60, 40)
        assert opened.getpixel((50, 20))[0] > 200
        assert opened.getpixel((10, 20))[2] > 200


def test_a_film_keeps_its_frames_and_its_pace():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)

    after = without_metadata(ContentFile(file.getvalue(), "film.gif")).read()

    with Image.open(io.BytesIO(after)) as opened:
        assert (opened.n_frames, opened.info["loop"]) == (3, 0)
        opened.seek(1)
        assert opened.info["duration"] == 200


def test_a_jpeg_is_not_coded_more_roughly_than_it_came():
    file = io.BytesIO()
    Image.effect_noise((64, 64), 60).convert("RGB").save(file, "JPEG", quality=97, subsampling=0)

    after = without_metadata(ContentFile(file.getvalue(), "noise.jpg")).read()

    with Image.open(file) as was, Image.open(io.BytesIO(after)) as now:
        assert now.quantization == was.quantization
        assert max(high for _low, high in ImageChops.difference(was, now).getextrema()) <= 4


def uploaded(form: str = "JPEG", **more) -> SimpleUploadedFile:
    return SimpleUploadedFile("posts.jpg", picture(form, **more), content_type="image/jpeg")


def original(image) -> bytes:
    with get_image_model().objects.get(pk=image.pk).file.open() as file:
        return file.read()


WAYS = {
    "alone": lambda: (reverse("wagtailimages:add"), {"title": "Posts", "file": uploaded()}),
    "several": lambda: (reverse("wagtailimages:add_multiple"), {"title": "Posts", "files[]": uploaded()}),
    "while choosing": lambda: (
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "Posts", "image-chooser-upload-file": uploaded()},
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_an_uploaded_picture_is_kept_without_metadata(site, moderator, way):
    address, values = WAYS[way]()

    moderator.client.post(address, values, headers={"x-requested-with": "XMLHttpRequest"} if way == "several" else {})

    image = get_image_model().objects.get()
    assert not tells(original(image))
    assert image.file_size == len(original(image))


@pytest.mark.django_db
def test_a_new_file_for_a_picture_is_kept_without_metadata(site, moderator):
    image = get_image_model().objects.create(title="Posts", file=uploaded("JPEG"))
    turned = {"title": "Posts", "file": uploaded("JPEG", orientation=6)}

    moderator.client.post(reverse("wagtailimages:edit", args=[image.pk]), turned)

    image.refresh_from_db()
    assert not tells(original(image))
    assert (image.width, image.height) == (60, 40)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["posts.heic", "posts.tiff", "posts.avif", "posts.svg"])
def test_pictures_that_browsers_or_readers_cannot_trust_are_not_taken(site, moderator, name):
    file = SimpleUploadedFile(name, picture("TIFF"), content_type="image/heic")

    moderator.client.post(reverse("wagtailimages:add"), {"title": "Posts", "file": file})

    assert not get_image_model().objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_picture_that_broke_off_on_its_way_is_refused_in_words(site, moderator, share):
    """Also by a server that has made a PDF: what makes them would have every picture read as far as it goes."""
    can_print()
    whole = picture("JPEG")
    file = SimpleUploadedFile("posts.jpg", whole[: int(len(whole) * share)], content_type="image/jpeg")

    html = moderator.client.post(reverse("wagtailimages:add"), {"title": "Posts", "file": file}).content.decode()

    assert "This picture is not whole" in html
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda: picture("JPEG")[:200] + bytes(200), id="JPEG in name only"),
        pytest.param(lambda: picture("AVIF").replace(b"av01", b"zz01"), id="AVIF without its picture"),
        pytest.param(lambda: _emptied(picture("HEIF")), id="HEIF with nothing in it"),
    ],
)
def test_whatever_the_reader_of_a_kind_raises_about_a_damaged_picture_it_is_refused_in_words(damaged):
    """By what the file is, whatever its name says."""
    file = SimpleUploadedFile("posts.jpg", damaged(), content_type="image/jpeg")

    with pytest.raises(ValidationError, match="This picture is not whole"):
        PictureField().clean(file)


def _emptied(whole: bytes) -> bytes:
    start = whole.index(b"mdat") + 4
    return whole[:start] + bytes(len(whole) - start)
