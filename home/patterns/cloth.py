"""Patterns in the spirit of kanga and kitenge cloth, drawn by ourselves.

A kanga has three parts: `pindo` the border, `mji` the field, and a motif in its middle. Each is chosen and coloured
by a word, so the same word always gives the same cloth. Nothing here reads a clock, a file or a random number.
"""

from dataclasses import dataclass
from hashlib import sha256

#: The border repeats every 16 units, so what lies inside its edge of 4 is a multiple of 16 both ways.
WIDTH, HEIGHT, BORDER = 328, 200, 24

#: Ground of the border, ground of the field, and two colours drawn on both.
PALETTES = [
    ("#1f2347", "#a8231b", "#f2b530", "#fdf8ee"),
    ("#a8231b", "#fdf8ee", "#1f2347", "#f2b530"),
    ("#0b5f5a", "#f2b530", "#1f2347", "#fdf8ee"),
    ("#1f2347", "#0b5f5a", "#fdf8ee", "#f2b530"),
    ("#8a4b12", "#fdf8ee", "#0b5f5a", "#f2b530"),
    ("#1f2347", "#f2b530", "#a8231b", "#fdf8ee"),
    ("#a8231b", "#1f2347", "#f2b530", "#fdf8ee"),
    ("#0b5f5a", "#fdf8ee", "#a8231b", "#1f2347"),
]

# Tiles of 24 × 24 units; `{a}` and `{b}` are the two colours.
CASHEW = (
    '<path fill="{a}" d="M13 3c6 0 8 6 6 10-2 5-9 8-14 5 4 0 7-2 6-5-1-3-4-3-4-6 0-2 3-4 6-4z"/>'
    '<circle cx="14" cy="9" r="2" fill="{b}"/>'
)
CLOVE = '<path fill="{a}" d="M11 23V13L6 9l1-4 4 2 1-5 1 5 4-2 1 4-5 4v10z"/><circle cx="12" cy="9" r="2" fill="{b}"/>'
LEAF = '<path fill="{a}" d="M12 2c8 6 8 14 0 20C4 16 4 8 12 2z"/><path stroke="{b}" stroke-width="1.5" d="M12 6v14"/>'
LOZENGE = '<path fill="{a}" d="M12 1l11 11-11 11L1 12z"/><path fill="{b}" d="M12 7l5 5-5 5-5-5z"/>'
RING = '<circle cx="12" cy="12" r="9" fill="{a}"/><circle cx="12" cy="12" r="4.5" fill="{b}"/>'
SEEDS = '<path fill="{a}" d="M12 8l4 4-4 4-4-4z"/><path fill="{b}" d="M0-3l3 3-3 3-3-3zM24 21l3 3-3 3-3-3z"/>'
WAVE = (
    '<path fill="none" stroke="{a}" stroke-width="3" d="M-12 8q6 8 12 0t12 0 12 0 12 0"/>'
    '<path fill="none" stroke="{b}" stroke-width="2" d="M-12 18q6 8 12 0t12 0 12 0 12 0"/>'
)
TEETH = '<path fill="{a}" d="M0 24L12 2l12 22z"/><path fill="{b}" d="M7 24l5-9 5 9z"/>'

BORDERS = [LOZENGE, TEETH, LEAF, RING, CASHEW]
FIELDS = [SEEDS, CASHEW, RING, WAVE, LEAF, CLOVE]
PETALS = [LEAF, CASHEW, CLOVE, TEETH]


@dataclass(frozen=True)
class Design:
    """What a word chooses."""

    palette: tuple[str, str, str, str]
    border: str
    field: str
    petal: str
    petals: int
    scale: float

    @classmethod
    def of(cls, word: str) -> "Design":
        chance = sha256(word.encode()).digest()
        return cls(
            palette=PALETTES[chance[0] % len(PALETTES)],
            border=BORDERS[chance[1] % len(BORDERS)],
            field=FIELDS[chance[2] % len(FIELDS)],
            petal=PETALS[chance[3] % len(PETALS)],
            petals=(8, 10, 12, 16)[chance[4] % 4],
            scale=(0.75, 1.0, 1.25)[chance[5] % 3],
        )


def kanga(word: str) -> str:
    """A whole cloth as SVG, 328 × 200 units: border, field and centre motif."""
    design = Design.of(word)
    ground, field, first, second = design.palette
    inner_width, inner_height = WIDTH - 2 * BORDER, HEIGHT - 2 * BORDER
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" ',
            f'width="{WIDTH}" height="{HEIGHT}">',
            "<defs>",
            _tile("pindo", design.border, first if first != ground else second, second, 2 / 3, 4),
            _tile("mji", design.field, first, second, design.scale, BORDER),
            "</defs>",
            _box(0, 0, WIDTH, HEIGHT, ground),
            _box(4, 4, WIDTH - 8, HEIGHT - 8, "url(#pindo)"),
            _box(BORDER - 4, BORDER - 4, inner_width + 8, inner_height + 8, second),
            _box(BORDER, BORDER, inner_width, inner_height, field),
            f'<g opacity=".55">{_box(BORDER, BORDER, inner_width, inner_height, "url(#mji)")}</g>',
            _medallion(design),
            "</svg>",
        ]
    )


def border() -> str:
    """The strip under the header of every page: one tile that repeats from side to side."""
    tile = LOZENGE.format(a="#f2b530", b="#1f2347") + '<path fill="#fdf8ee" d="M0 0l6 0-6 6zM24 0v6l-6-6z"/>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
        f'<path fill="#a8231b" d="M0 0h24v24H0z"/>{tile}<path fill="#fdf8ee" d="M0 24v-6l6 6zM24 24h-6l6-6z"/></svg>'
    )


def mark() -> str:
    """The sign of the portal, also its icon: the lozenge of a kanga with a seed in the middle."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">'
        '<path fill="#f2b530" d="M20 0l20 20-20 20L0 20z"/><path fill="#a8231b" d="M20 6l14 14-14 14L6 20z"/>'
        '<path fill="#fdf8ee" d="M20 11c7 5 7 13 0 18-7-5-7-13 0-18z"/>'
        '<path stroke="#1f2347" stroke-width="2" d="M20 15v12"/></svg>'
    )


def _tile(name: str, motif: str, first: str, second: str, scale: float, offset: int) -> str:
    return (
        f'<pattern id="{name}" width="24" height="24" patternUnits="userSpaceOnUse" '
        f'patternTransform="translate({offset} {offset}) scale({scale:.3g})">'
        f"{motif.format(a=first, b=second)}</pattern>"
    )


def _box(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


def _medallion(design: Design) -> str:
    """Petals around a seed, on a disc that lifts them off the field."""
    ground, field, first, second = design.palette
    petal = f'<g id="petal" transform="translate(-14 -62) scale(1.17)">{design.petal.format(a=first, b=second)}</g>'
    turns = "".join(
        f'<use href="#petal" transform="rotate({360 / design.petals * turn:g})"/>' for turn in range(1, design.petals)
    )
    return (
        f'<g transform="translate({WIDTH // 2} {HEIGHT // 2})">'
        f'<circle r="70" fill="{second}"/><circle r="66" fill="{field}"/>'
        f'{petal}{turns}<circle r="26" fill="{ground}"/><circle r="20" fill="{second}"/>'
        f'<path fill="{first}" d="M0-15L15 0 0 15-15 0z"/><circle r="5" fill="{ground}"/></g>'
    )


#: The drawings that stylesheets and every page refer to, kept in static/img/ by `manage.py draw_patterns`.
DRAWINGS = {"border.svg": border, "mark.svg": mark}
