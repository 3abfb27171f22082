"""Titles mean occupations, occupations ask for skills, and titles are alike through both."""

import pytest

from skills_match.vocabulary.titles.matching import OccupationTitles, TitleIndex


@pytest.fixture(scope="module")
def index():
    return TitleIndex(
        [
            OccupationTitles(1, ("attorney", "lawyer"), {10: True, 11: True}),
            OccupationTitles(2, ("legal adviser",), {10: True, 12: False}),
            OccupationTitles(3, ("welder",), {20: True, 21: True}),
            OccupationTitles(4, ("plumber", "pipe fitter"), {22: True, 21: False}),
        ]
    )


def test_a_title_means_the_occupations_that_are_called_so(index):
    assert index.occupations_of("Senior lawyer")[0][0] == 1


def test_a_slip_is_forgiven(index):
    assert index.occupations_of("plumer")[0][0] == 4


def test_titles_without_a_common_word_are_alike_through_their_skills(index):
    alike = index.alike(["lawyer"], ["attorney", "welder", "lawyer"])[0]

    assert alike[2] > alike[0] > alike[1]


@pytest.mark.parametrize("title", ["", "🙂", "zzz qqq"])
def test_an_unknown_title_means_nothing(index, title):
    assert index.occupations_of(title) == []
    assert not index.skills_of(title).any()


def test_an_index_without_occupations_knows_nothing():
    assert TitleIndex([]).occupations_of("lawyer") == []
