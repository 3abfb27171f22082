"""A map of Tanzania made of tiles, one for each region, with a number on each: what is where, at a glance.

Neighbours are roughly neighbours, and the islands lie in the sea to the east. The size of a tile says nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

#: Regions by the number of their ISO 3166-2 code, west to east and north to south; behind the bar lies the sea.
_DRAWN = """
    05 -- 13 -- -- | --
    27 18 30 01 09 | 06
    08 22 23 26 25 | 10
    28 24 03 16 19 | 07
    20 31 14 04 02 | 15
    -- -- 29 21 12 | 11
    -- -- -- -- 17 | --
"""
#: From one tile to the next, and how wide the sea is, in units of the drawing; a tile is 48 wide.
_STEP, _SEA = 50, 10
#: Shades besides the one of nothing. The stylesheet has as many.
SHADES = 3
#: So many letters fit on a tile of a wide map, and of a narrow one.
WIDE, NARROW = 7, 4


def _places() -> dict[str, tuple[int, int]]:
    """The corner of each tile, by code."""
    found = {}
    for row, line in enumerate(_DRAWN.split("\n")[1:-1]):
        mainland, islands = (part.split() for part in line.split("|"))
        for column, number in enumerate([*mainland, *islands]):
            sea = _SEA if column >= len(mainland) else 0
            found[f"TZ-{number}"] = (column * _STEP + sea, row * _STEP)
    del found["TZ---"]
    return found


PLACES = _places()


@dataclass(frozen=True)
class Tile:
    """`shade`: 0 for nothing … `SHADES` for the most. `url` leads to what was counted."""

    name: str
    short_name: str
    count: int
    shade: int
    x: int
    y: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Shade:
    """The counts, first to last, that share a shade."""

    number: int
    first: int
    last: int


@dataclass(frozen=True)
class RegionMap:
    """`tiles` lie as on the map, line by line; `legend` begins with the shade of nothing."""

    tiles: list[Tile]
    legend: list[Shade]
    is_narrow: bool

    @property
    def most_first(self) -> list[Tile]:
        """Those with anything to count."""
        return sorted((tile for tile in self.tiles if tile.count), key=lambda tile: (-tile.count, tile.name))


def region_map(
    *,
    names: Mapping[str, str],
    counts: Mapping[str, int],
    address: Callable[[str], str],
    chosen: Collection[str] = (),
    is_narrow: bool = False,
) -> RegionMap:
    """The map of `counts` by code; `names` of all regions in the reader's language. `address` gives what a tile leads
    to. A map in a narrow column has shorter names in larger letters. A region without a place on the map is left out.
    """
    legend = _legend(max(counts.values(), default=0))
    letters = NARROW if is_narrow else WIDE
    tiles = [
        Tile(
            name=names[code],
            short_name=short_name(names[code], letters=letters),
            count=counts.get(code, 0),
            shade=_shade(counts.get(code, 0), legend),
            x=x,
            y=y,
            url=address(code),
            is_chosen=code in chosen,
        )
        for code, (x, y) in PLACES.items()
        if code in names
    ]
    return RegionMap(tiles, legend, is_narrow)


def short_name(name: str, *, letters: int) -> str:
    """What fits on a tile with room for about so many letters: `Mwanza` or `Mwa`, `Kili` or `Kil`, `Dar`, `Pem N`."""
    if len(name) <= letters:
        return name
    first, *others = name.split()
    if not others:
        return first[: letters // 2 + 1]
    return first if len(first) <= 3 else f"{first[:3]} {others[-1][0]}"


def _legend(most: int) -> list[Shade]:
    """Shades of about equally many counts each; fewer where there are fewer counts."""
    number = min(SHADES, most)
    bounds = [-(-most * step // number) for step in range(1, number + 1)] if most else []
    return [Shade(0, 0, 0)] + [
        Shade(shade, last_before + 1, last) for shade, (last_before, last) in enumerate(pairwise([0, *bounds]), start=1)
    ]


def _shade(count: int, legend: list[Shade]) -> int:
    return next(shade.number for shade in legend if count <= shade.last)
