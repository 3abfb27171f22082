"""Assignments on the map of the regions: on the home page and in the search, with the numbers of the lists behind."""

import re
from html import unescape

import pytest
from django.urls import reverse

from skills_match.enums import AssignmentState
from skills_match.search.by_region import map_of_open
from tests.factories.matching import AssignmentFactory
from tests.factories.people import RegionFactory, SectorFactory

pytestmark = pytest.mark.django_db
LIST = "assignments:list"


@pytest.fixture
def mwanza():
    return RegionFactory(code="TZ-18", name_en="Mwanza", name_sw="Mwanza")


@pytest.fixture
def assignments(mwanza):
    """Two open ones in Mwanza, of different sectors, one in North Pemba, one nowhere; others that are not open."""
    health, water = SectorFactory(code="health"), SectorFactory(code="water")
    pemba = RegionFactory(code="TZ-06", name_en="Pemba North", name_sw="Kaskazini Pemba")
    for values in (
        {"region": mwanza, "sector": health},
        {"region": mwanza, "sector": water},
        {"region": pemba, "sector": health},
        {"region": None, "mode": "online", "sector": health},
        {"region": mwanza, "state": AssignmentState.DRAFT},
        {"region": mwanza, "state": AssignmentState.CLOSED},
        {"region": mwanza, "closing_on": "2020-01-01"},
    ):
        AssignmentFactory(**values)


def tiles_of(html: str) -> dict[str, tuple[int, str, bool]]:
    """Name → number, address and whether it is chosen, of each tile."""
    tiles = re.findall(r'<a href="([^"]*)" class="tile[^>]*?( aria-current="true")?><title>(.*?): (\d+)</title>', html)
    return {name: (int(count), unescape(url), bool(chosen)) for url, chosen, name, count in tiles}


def test_numbers_on_the_map_are_those_of_the_lists_behind_it(client, assignments):
    made = {tile.name: tile for tile in map_of_open().tiles if tile.count}

    assert {name: tile.count for name, tile in made.items()} == {"Mwanza": 2, "Pemba North": 1}
    for tile in made.values():
        assert client.get(tile.url).context["page"].paginator.count == tile.count


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_costs_the_same_queries(mwanza, count, django_assert_num_queries):
    AssignmentFactory.create_batch(count, region=mwanza)

    with django_assert_num_queries(2):
        assert sum(tile.count for tile in map_of_open().tiles) == count


def test_a_tile_filters_the_search_and_keeps_what_else_was_asked(client, assignments):
    html = client.get(reverse(LIST), {"q": "nurses", "sector": "health", "sort": "newest"}).content.decode()
    number, url, is_chosen = tiles_of(html)["Mwanza"]

    assert (number, url, is_chosen) == (1, "?q=nurses&sector=health&region=TZ-18&sort=newest", False)
    page = client.get(reverse(LIST) + url)
    assert page.context["page"].paginator.count == number


def test_a_chosen_tile_says_so_and_lets_go(client, assignments):
    html = client.get(reverse(LIST), {"region": ["TZ-18"]}).content.decode()

    tiles = tiles_of(html)
    assert {name for name, (_count, _url, is_chosen) in tiles.items() if is_chosen} == {"Mwanza"}
    assert tiles["Mwanza"][1] == "?sort=closing"
    assert tiles["Pemba North"][:2] == (1, "?region=TZ-18&region=TZ-06&sort=closing")


def test_a_reader_of_kiswahili_reads_the_names_of_the_regions(client, assignments):
    html = client.get(reverse(LIST).replace("/en/", "/sw/")).content.decode()

    assert "<title>Kaskazini Pemba: 1</title>" in html
    assert ">Kas P<" in html
