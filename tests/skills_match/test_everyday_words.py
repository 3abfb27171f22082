"""Correct words are left alone, slips of the keyboard are mended: told apart by what hands do, not by likeness."""

import pytest

from skills_match.vocabulary.everyday import is_everyday
from skills_match.vocabulary.index import Vocabulary
from skills_match.vocabulary.spelling import is_slip
from skills_match.words import fold

LABELS = [
    ("en", "driller of wells"), ("en", "analyst"), ("en", "welding"), ("en", "renal care"), ("en", "quarry works"),
    ("en", "coverage of news"), ("en", "the brief"), ("en", "accountant"), ("en", "procurement"), ("en", "nursing"),
    ("sw", "wizara"), ("sw", "kuibua miradi"), ("sw", "picha"), ("sw", "uvuvi"), ("sw", "ushirika"), ("sw", "miti"),
    ("sw", "mazingira"), ("sw", "mkaguzi"), ("sw", "ujasiriamali"), ("sw", "takwimu"), ("sw", "chanjo"),
]  # fmt: skip


@pytest.fixture(scope="module")
def words():
    rows = [(pk, "skill", True, code, text, fold(text), "preferred") for pk, (code, text) in enumerate(LABELS)]
    return Vocabulary(rows)


CORRECT = "drills analyse wedding rental quarrel courage bribe theft nurses wizi kuiba pacha uvumi birika msikiti"


@pytest.mark.parametrize("word", CORRECT.split())
def test_a_correct_word_is_no_slip_of_another(words, word):
    assert words.mended(word) == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acountant", "accountant"), ("procuremnt", "procurement"), ("nusring", "nursing"), ("weldding", "welding"),
        ("mazingila", "mazingira"), ("mkagzi", "mkaguzi"), ("ujasiliamali", "ujasiriamali"), ("takwmu", "takwimu"),
        ("chanjoo", "chanjo"),
    ],
)  # fmt: skip
def test_a_slip_is_mended(words, typed, meant):
    assert words.mended(typed) == {typed: meant}


@pytest.mark.parametrize(
    ("typed", "other"),
    [("pacha", "picha"), ("wedding", "welding"), ("rental", "renal"), ("ward", "yard"), ("kua", "kuua")],
)
def test_a_short_word_and_another_letter_make_another_word(typed, other):
    assert not is_slip(typed, other)


@pytest.mark.parametrize("word", ["borrowing", "weddings", "kusamehe", "wanafunzi", "ijumaa"])
def test_everyday_words_are_known_in_their_forms(word):
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["acountant", "enviroment", "uhasbu"])
def test_a_slip_is_no_everyday_word(word):
    assert not is_everyday(word)
