"""Whole phrases of people who look for work: what they look for, where, and from where they would do it."""

import pytest

from skills_match.search.finding import find_assignments, shown_by
from skills_match.search.plan import is_searchable
from skills_match.search.wishes import wish_of
from skills_match.vocabulary.index import Vocabulary
from skills_match.words import fold
from tests.factories.matching import AssignmentFactory, SkillFactory
from tests.factories.people import RegionFactory

from .test_assignment_search import NOTHING

LABELS = ("remote sensing", "home-based care", "social work", "job analysis", "nursing", "online teaching")


@pytest.fixture(scope="module")
def names():
    return Vocabulary((pk, "skill", True, "en", text, fold(text), "preferred") for pk, text in enumerate(LABELS))


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("I am a nurse looking for work in Mwanza", "nurse", {"region": {"TZ-18"}}),
        ("civil engineer jobs in Tanzania", "civil engineer", {}),
        ("short term nursing assignment Pemba", "nursing", {"region": {"TZ-06", "TZ-10"}}),
        ("natafuta kazi ya uuguzi", "uuguzi", {}),
        ("mhandisi wa maji mkoani Mara", "mhandisi wa maji", {"region": {"TZ-13"}}),
        ("doctor, online, Dar es Salaam", "doctor,", {"region": {"TZ-02"}, "mode": {"online"}}),
        ("nafasi za kazi Mwanza", "", {"region": {"TZ-18"}}),
        ("kazi ya kufanya kwa mbali", "", {"mode": {"online"}}),
        ("work from home", "", {"mode": {"online"}}),
        ("jobs", "", {}),
    ],
)
def test_what_everybody_says_who_looks_for_work_is_not_looked_for(names, typed, words, meant):
    wish = wish_of(typed, names)

    assert wish.words == words
    assert {one.facet: one.values for one in wish.meant} == meant


@pytest.mark.parametrize("typed", ["remote sensing", "home-based care", "social work", "job analysis", "uvuvi wa pwani",
    "online teaching", "biashara mtandaoni", "remote villages", "mara kwa mara"])  # fmt: skip
def test_words_of_a_name_and_words_that_are_more_than_a_place_stay(names, typed):
    wish = wish_of(typed, names)

    assert (wish.words, wish.meant) == (typed, ())


def test_a_text_without_the_place_is_written_as_it_was(names):
    (meant,) = wish_of("Nurse, please, in Mwanza!", names).meant

    assert meant.without == "Nurse, please,"


def test_a_way_of_working_can_be_looked_for_though_its_words_are_small():
    assert is_searchable("kwa mbali")
    assert not is_searchable("kwa ya")


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def lake(self):
        return AssignmentFactory(
            **NOTHING, title_en="Nurses", title_sw="Wauguzi", region=RegionFactory(code="TZ-18"), mode="on_site"
        )

    @pytest.fixture
    def anywhere(self):
        return AssignmentFactory(**NOTHING, title_en="Nurses", title_sw="Wauguzi", region=None, mode="online")

    @pytest.mark.parametrize("typed", ["nurse jobs in Mwanza", "kazi za uuguzi mkoani Mwanza", "nafasi za kazi Mwanza"])
    def test_a_place_is_the_filter_that_it_means(self, typed, lake, anywhere):
        found = find_assignments(text=typed)

        assert list(found.worth) == [lake.pk]
        assert [one.facet for one in found.meant] == ["region"]

    @pytest.mark.parametrize("typed", ["remote work", "uuguzi mtandaoni", "kwa mbali"])
    def test_from_afar_is_the_way_of_working(self, typed, lake, anywhere):
        assert list(find_assignments(text=typed).worth) == [anywhere.pk]

    def test_what_is_ticked_is_the_later_word(self, lake, anywhere):
        found = find_assignments(text="remote nurses", chosen={"mode": ["on_site"]})

        assert list(found.worth) == [lake.pk]
        assert found.meant == ()

    def test_a_saved_search_is_understood_as_the_list_is(self, lake, anywhere):
        assert [shown_by(row.pk)("remote work", {}) for row in (lake, anywhere)] == [False, True]

    def test_the_page_says_what_it_shows_and_leads_to_more(self, client, lake, anywhere):
        page = client.get("/en/assignments/", {"q": "nurse jobs in Mwanza"}).content.decode()

        assert "Shown: work in" in page
        assert 'href="?q=nurse+jobs&amp;sort=words">Show all regions</a>' in page

    def test_a_search_without_a_result_says_nothing_of_slips_and_is_not_offered_to_be_saved(self, client, lake):
        SkillFactory(en="beekeeping")

        page = client.get("/en/assignments/", {"q": "bekeeping"}).content.decode()

        assert "Nothing has the word" not in page
        assert "Save this search" not in page
        assert "Save this search" in client.get("/en/assignments/", {"q": "beekeeping"}).content.decode()

    def test_the_search_of_the_site_shows_work_of_a_place_too(self, client, lake, anywhere):
        page = client.get("/en/search/", {"q": "remote work"}).content.decode()

        assert "Of the assignments: Shown: online work." in page
        assert "1 result<" in page
