"""Pictures of the demonstration, drawn here: nobody is shown on them, and nobody's rights are in them."""

import io

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

_SIZE = (1600, 900)
_SKY, _SUN, _FAR, _NEAR, _ROAD, _LINE = "#f3dcb5", "#e2a03f", "#7d9a7a", "#49724f", "#5b5148", "#fdf6e9"
_WALL, _ROOF, _RED = "#f7efe0", "#1f2347", "#a8231b"


def border_post() -> AbstractImage:
    """A road over hills to a post where two countries check at one desk. Made once."""
    title = "A road to a border post (drawing)"
    images = get_image_model().objects
    return images.filter(title=title).first() or images.create(
        title=title, file=ContentFile(_border_post(), "border-post.png")
    )


#: Ground, skin and cloth of drawn portraits.
_PORTRAITS = (("#dfe6da", "#7a4a2b", "#a8231b"), ("#f3dcb5", "#5c3a24", "#1f2347"), ("#e4dccf", "#8d5a38", "#49724f"))


def portrait(number: int) -> bytes:
    """Head and shoulders of somebody whom nobody knows, in place of a photo."""
    ground, skin, cloth = _PORTRAITS[number % len(_PORTRAITS)]
    picture = Image.new("RGB", (800, 800), ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((120, 560, 680, 1100), fill=cloth)
    draw.rounded_rectangle((345, 470, 455, 640), 40, fill=skin)
    draw.ellipse((265, 190, 535, 540), fill=skin)
    draw.pieslice((245, 150, 555, 500), 180, 360, fill=cloth if number % 2 == 0 else "#241a14")
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _border_post() -> bytes:
    picture = Image.new("RGB", _SIZE, _SKY)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((1120, 110, 1320, 310), fill=_SUN)
    draw.ellipse((-300, 330, 900, 1300), fill=_FAR)
    draw.ellipse((600, 380, 2000, 1400), fill=_FAR)
    draw.rectangle((0, 620, 1600, 900), fill=_NEAR)
    draw.polygon([(560, 900), (1040, 900), (830, 560), (770, 560)], fill=_ROAD)
    for top, bottom, width in ((860, 790, 14), (740, 690, 9), (655, 620, 6)):
        draw.line((800, top, 800, bottom), fill=_LINE, width=width)
    draw.rectangle((300, 480, 640, 660), fill=_WALL)
    draw.polygon([(260, 480), (680, 480), (640, 410), (300, 410)], fill=_ROOF)
    draw.rectangle((350, 530, 440, 600), fill=_ROOF)
    draw.rectangle((500, 530, 590, 600), fill=_ROOF)
    draw.rectangle((690, 560, 716, 690), fill=_ROOF)
    draw.line((703, 590, 980, 350), fill=_LINE, width=18)  # the barrier is open
    for step in range(0, 5, 2):
        x, y = 703 + step * 55, 590 - step * 48
        draw.line((x, y, x + 55, y - 48), fill=_RED, width=18)
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
