"""The picture that messengers show when somebody shares an address: its title on a cloth of ours, 1200 × 630 PNG."""

import io
import textwrap

from font_source_sans_pro import SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

from .cloth import Design

WIDTH, HEIGHT, BORDER = 1200, 630, 70
#: Lozenges of the border, along the width and the height.
_ALONG, _DOWN = 17, 9
_FOOT = 92
#: Largest first: the first at which the title fits in its lines is taken.
_SIZES = ((84, 20, 3), (68, 26, 4), (54, 33, 5), (44, 41, 6))
_INK, _PAPER, _GOLD, _TEAL = "#1f2347", "#fdf8ee", "#f2b530", "#0b5f5a"


def sharing_picture(title: str, *, name: str) -> bytes:
    """`title` on the cloth that the title chooses, and the `name` of the portal below it."""
    ground, field, first, second = Design.of(title).palette
    image = Image.new("RGB", (WIDTH, HEIGHT), ground)
    draw = ImageDraw.Draw(image)
    _pindo(draw, first if first != ground else second, second if second != ground else field)
    foot = HEIGHT - BORDER - _FOOT
    draw.rectangle((BORDER, BORDER, WIDTH - BORDER, foot), fill=_PAPER)
    draw.rectangle((BORDER, foot, WIDTH - BORDER, HEIGHT - BORDER), fill=_TEAL if ground == _INK else _INK)
    _write(draw, title, middle=(BORDER + foot) / 2)
    smaller = ImageFont.truetype(SourceSansProSemibold, 40)
    draw.text((BORDER + 48, foot + _FOOT / 2), name, fill=_GOLD, font=smaller, anchor="lm")
    file = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


#: What browsers and telephones ask for at the root of a site, with its width.
ICONS = {"favicon.ico": 48, "apple-touch-icon.png": 180}


def icon(size: int, *, kind: str) -> bytes:
    """The sign of the portal on its dark blue, which no telephone fills with black."""
    scale = 4
    image = Image.new("RGB", (size * scale, size * scale), _INK)
    draw = ImageDraw.Draw(image)
    middle = size * scale / 2
    for share, colour in ((0.94, _GOLD), (0.66, "#a8231b"), (0.26, _PAPER)):
        _lozenge(draw, middle, middle, middle * share, colour)
    file = io.BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).save(file, kind)
    return file.getvalue()


def _pindo(draw: ImageDraw.ImageDraw, first: str, second: str) -> None:
    """The border: lozenges with a seed, all the way round."""
    across, down = WIDTH / _ALONG, HEIGHT / _DOWN
    for column in range(_ALONG):
        for row in range(_DOWN):
            if column in (0, _ALONG - 1) or row in (0, _DOWN - 1):
                x, y = (column + 0.5) * across, (row + 0.5) * down
                _lozenge(draw, x, y, BORDER * 0.42, first)
                _lozenge(draw, x, y, BORDER * 0.18, second)


def _lozenge(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    draw.polygon([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], fill=colour)


def _write(draw: ImageDraw.ImageDraw, title: str, *, middle: float) -> None:
    fits = (form for form in _SIZES if len(textwrap.wrap(title, form[1])) <= form[2])
    size, letters, most = next(fits, _SIZES[-1])
    lines = textwrap.wrap(title, letters, max_lines=most, placeholder=" …")
    font = ImageFont.truetype(SourceSansProBold, size)
    place = (BORDER + 48, middle)
    draw.multiline_text(place, "\n".join(lines), fill=_INK, font=font, anchor="lm", spacing=size / 5)
