"""The map of the regions: complete, without two tiles in one place, and readable by everybody."""

import pytest
from django.template.loader import render_to_string

from diaspora.reference.loading import DATA, read_table
from diaspora.reference.region_map import NARROW, PLACES, SHADES, WIDE, region_map, short_name

REGIONS = read_table(DATA / "regions.tsv")
CODES = {row["label_en"]: row["code"] for row in REGIONS}
NAMES = {row["code"]: row["label_en"] for row in REGIONS}


def drawn(counts, **values):
    return region_map(names=NAMES, counts=counts, address=lambda code: f"?region={code}", **values)


def test_every_region_has_a_place_of_its_own():
    assert sorted(PLACES) == sorted(NAMES)
    assert len(set(PLACES.values())) == 31


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kagera", "Geita"),
        ("Mwanza", "Shinyanga"),
        ("Arusha", "Kilimanjaro"),
        ("Kilimanjaro", "Tanga"),
        ("Kigoma", "Katavi"),
        ("Dodoma", "Singida"),
        ("Dodoma", "Morogoro"),
        ("Pwani", "Dar es Salaam"),
        ("Songwe", "Mbeya"),
        ("Njombe", "Ruvuma"),
        ("Lindi", "Mtwara"),
        ("Pemba North", "Pemba South"),
        ("Unguja North", "Unguja Urban West"),
    ],
)
def test_neighbours_touch(one, other):
    (x, y), (other_x, other_y) = PLACES[CODES[one]], PLACES[CODES[other]]

    assert abs(x - other_x) + abs(y - other_y) == 50


def test_zanzibar_lies_in_the_sea_to_the_east():
    zanzibar = {row["code"] for row in REGIONS if row["zone"] == "zanzibar"}
    coast = max(x for code, (x, _y) in PLACES.items() if code not in zanzibar) + 48

    assert all(PLACES[code][0] > coast for code in zanzibar)


@pytest.mark.parametrize(("letters", "longest"), [(WIDE, 7), (NARROW, 5)])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_two_regions_share_the_name_on_their_tiles(language, letters, longest):
    short = [short_name(row[f"label_{language}"], letters=letters) for row in REGIONS]

    assert len(set(short)) == 31
    assert max(len(name) for name in short) == longest


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 7, 10, 1000])
def test_each_count_has_one_shade_and_more_is_never_lighter(most):
    codes = sorted(NAMES)
    counts = {code: most * place // 30 for place, code in enumerate(codes)}
    made = drawn(counts)

    shades = [tile.shade for tile in sorted(made.tiles, key=lambda tile: tile.count)]
    assert shades == sorted(shades)
    assert [shade.number for shade in made.legend] == list(range(min(SHADES, most) + 1))
    for tile in made.tiles:
        shade = made.legend[tile.shade]
        assert shade.first <= tile.count <= shade.last


def test_a_tile_is_a_link_that_says_its_region_and_its_number():
    html = render_to_string(
        "components/region_map.html", {"map": drawn({"TZ-18": 1200}, chosen=["TZ-18"]), "title": "Assignments"}
    )

    assert html.count("<a href=") == 31
    tile = html[html.index('<a href="?region=TZ-18"') :].split("</a>")[0]
    assert "<title>Mwanza: 1,200</title>" in tile
    assert 'aria-current="true"' in tile
    assert html.count("aria-current") == 1


def test_a_region_without_a_place_is_left_to_the_list():
    made = region_map(names={**NAMES, "TZ-99": "Newest"}, counts={"TZ-99": 3}, address=str)

    assert len(made.tiles) == 31
