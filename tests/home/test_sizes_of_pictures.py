"""Pictures in sizes and formats: made by the worker, shown as they are there, never while a reader waits."""

import io
import re
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Filter, Rendition

from home.pictures.making import make_missing
from home.pictures.sizes import CUT, FIRST, specs_of
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db


def picture(width: int = 900, height: int = 600, name: str = "IMG_20260305_Juma.jpg", title: str = "IMG_20260305_Juma"):
    file = io.BytesIO()
    Drawing.new("RGB", (width, height), "teal").save(file, "JPEG")
    return get_image_model().objects.create(title=title, file=ContentFile(file.getvalue(), name))


def shown_in(image, *, alt: str = "A ward", decorative: bool = False) -> dict:
    return {"image": image.pk, "alt_text": alt, "decorative": decorative}


def page_with(site, *images, **values):
    block = ImageBlock()
    body = [("image", block.to_python(shown_in(image, **values))) for image in images]
    return NewsPageFactory(parent=site.news, title="Posts", slug="posts", body=body)


def test_at_the_upload_a_picture_gets_the_one_size_that_its_first_reader_needs():
    image = picture()

    assert list(image.renditions.values_list("filter_spec", "width")) == [(FIRST, 400)]


def test_the_worker_makes_what_is_missing_and_nothing_twice(monkeypatch):
    small, large = picture(300, 200), picture(1300, 800)

    done, again = make_missing(), make_missing()

    assert (done, again) == (2, 0)
    assert set(small.renditions.values_list("filter_spec", flat=True)) == set(specs_of(small))
    scaled = large.renditions.filter(filter_spec__startswith="width")
    assert sorted(scaled.values_list("width", flat=True)) == [400] * 3 + [800] * 3 + [1200] * 3
    assert {Path(rendition.file.name).suffix for rendition in large.renditions.all()} == {".avif", ".webp", ".jpg"}


def test_a_new_focal_point_cuts_the_picture_again():
    image = picture(1300, 800)
    make_missing()

    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 1200, 700, 50, 50
    image.save()
    make_missing()

    cuts = image.renditions.filter(filter_spec__in=CUT)
    assert (cuts.count(), cuts.exclude(focal_point_key="").count()) == (2, 2)


def test_a_worker_that_died_leaves_work_that_the_next_one_does():
    image = picture()
    image.get_rendition(specs_of(image)[3])

    make_missing()

    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(specs_of(image))


def test_a_picture_that_cannot_be_read_keeps_no_other_from_its_turn(caplog):
    broken, fine = picture(), picture()
    Path(broken.file.path).write_bytes(b"no picture")

    make_missing()
    make_missing()

    assert fine.renditions.count() == len(specs_of(fine))
    assert len([record for record in caplog.records if "cannot be made smaller" in record.message]) == 1


def test_a_reader_waits_for_no_picture(site, client, monkeypatch):
    page_with(site, picture())
    monkeypatch.setattr(Filter, "run", lambda *_: pytest.fail("made while a reader waits"))

    html = client.get("/en/news/posts/").content.decode()

    (img,) = BeautifulSoup(html, "html.parser").select(".prose img")
    assert (img["width"], img["height"], img["alt"]) == ("400", "266", "A ward")
    assert Rendition.objects.count() == 1


def test_readers_get_the_best_format_that_their_browser_knows(site, client):
    page_with(site, picture(), picture())
    make_missing()

    html = BeautifulSoup(client.get("/en/news/posts/").content, "html.parser")

    first, second = html.select(".prose picture")
    assert [source["type"] for source in first.select("source")] == ["image/avif", "image/webp", "image/jpeg"]
    offered = [re.findall(r" (\d+)w\b", source["srcset"]) for source in first.select("source")]
    assert offered == [["400", "800"]] * 3  # and none that is cut to the shape of a card
    assert first.img["src"].endswith(".jpg")
    assert (first.img.get("loading"), first.img["fetchpriority"]) == (None, "high")
    assert (second.img["loading"], second.img.get("fetchpriority")) == ("lazy", None)


def test_a_picture_without_any_size_yet_is_told_in_words(site, client):
    page_with(site, picture())
    Rendition.objects.all().delete()

    html = client.get("/en/news/posts/").content.decode()

    assert "<picture" not in html
    assert "A ward" in html


def test_a_decorative_picture_says_nothing(site, client):
    page_with(site, picture(), alt="", decorative=True)

    (img,) = BeautifulSoup(client.get("/en/news/posts/").content, "html.parser").select(".prose img")

    assert img["alt"] == ""


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_reads_its_pictures_in_one_query(site, client, rows):
    page_with(site, *[picture() for _number in range(rows)])
    client.get("/en/news/posts/")
    cache.clear()

    with CaptureQueriesContext(connection) as asked:
        client.get("/en/news/posts/")

    assert len([query for query in asked if "wagtailimages_rendition" in query["sql"]]) == 1


def test_the_alternative_text_is_asked_and_never_filled_from_the_name_of_a_file(site, moderator):
    image = picture()
    chooser = moderator.client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).json()
    image.description = "Two nurses at a desk"
    image.save()
    described = moderator.client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).json()

    assert chooser["result"]["default_alt_text"] == ""
    assert described["result"]["default_alt_text"] == "Two nurses at a desk"


def test_nobody_guesses_the_address_of_an_original(site, moderator):
    names = {picture(name="IMG_20260305_Juma.JPG").file.name for _number in range(3)}

    assert len(names) == 3
    assert all(re.fullmatch(r"original_images/\w{20}\.jpg", name) for name in names)
    assert not [name for name in Rendition.objects.values_list("file", flat=True) if "Juma" in name]


def much_of_nothing(width: int, height: int) -> bytes:
    """A PNG of so many pixels, all white, in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\1\0\0\0\0"
    rows = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_of_sixty_megapixels_is_refused_in_words_and_never_unpacked(site, moderator, monkeypatch):
    file = SimpleUploadedFile("wall.png", much_of_nothing(10_000, 6_000), content_type="image/png")
    monkeypatch.setattr(Drawing.Image, "load", lambda *_: pytest.fail("unpacked"))

    html = moderator.client.post(reverse("wagtailimages:add"), {"title": "Wall", "file": file}).content.decode()

    assert "more than 40 million pixels. Make its longer side 4,000 pixels" in html
    assert not get_image_model().objects.exists()
