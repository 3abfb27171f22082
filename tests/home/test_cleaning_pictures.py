"""Pictures that were uploaded before uploads were cleaned are cleaned by one command, which may run again."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image
from wagtail.images import get_image_model

from home.files.pictures import tells_more_than_it_shows, without_metadata

from .test_pictures import FORMATS, original, picture, tells, uploaded

pytestmark = pytest.mark.django_db


def run() -> str:
    said = io.StringIO()
    call_command("clean_pictures", stdout=said, stderr=said)
    return said.getvalue()


def from_before(**more):
    """A picture and a rendition of it, both as they were written then."""
    image = get_image_model().objects.create(title="Posts", file=uploaded())
    rendition = image.get_rendition("width-20")
    for file in (image.file, rendition.file):
        Path(file.path).write_bytes(picture("JPEG", **more))
    return image, rendition


def test_originals_and_renditions_are_cleaned_once(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image, rendition = from_before(orientation=6)
    clean = get_image_model().objects.create(title="Clean", file=uploaded())
    untouched = original(clean)

    assert run() == "Files cleaned: 2. Could not be cleaned: 0.\n"
    data = original(image)
    assert [tells(data), tells(Path(rendition.file.path).read_bytes())] == [False, False]
    assert run() == "Files cleaned: 0. Could not be cleaned: 0.\n"

    assert (original(image), original(clean)) == (data, untouched)
    image.refresh_from_db()
    assert (image.width, image.height, image.file_size) == (60, 40, len(data))


def test_a_file_that_is_no_picture_is_named_and_keeps_no_other_from_its_turn(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    broken, _rendition = from_before()
    image, _rendition = from_before()
    Path(broken.file.path).write_bytes(b"nothing")

    said = run()

    assert f"{broken.file.name} could not be cleaned: UnidentifiedImageError" in said
    assert "Files cleaned: 3. Could not be cleaned: 1." in said
    assert not tells(original(image))


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_cleaned_is_known_as_clean_in_any_format(form):
    before = ContentFile(picture(form), "posts.bin")

    assert [tells_more_than_it_shows(file) for file in (before, without_metadata(before))] == [True, False]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_without_metadata_is_not_written_again(form):
    file = io.BytesIO()
    Image.new("RGB", (40, 60), "red").save(file, form)

    assert not tells_more_than_it_shows(ContentFile(file.getvalue(), "posts.bin"))
