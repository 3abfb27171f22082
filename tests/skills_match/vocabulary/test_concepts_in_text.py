"""Concepts are found in a text by the words of their labels, with the place that gave rise to them."""

import pytest

from skills_match.vocabulary.texts.concepts import ConceptsInText, Label

LABELS = [
    Label(1, "skill", "en", "solar panel installation", True),
    Label(1, "skill", "en", "install photovoltaic systems", False),
    Label(1, "skill", "sw", "ufungaji wa paneli za sola", True),
    Label(2, "skill", "en", "Java (computer programming)", True),
    Label(3, "skill", "en", "C++", True),
    Label(4, "skill", "en", "paediatric nursing", True),
    Label(4, "skill", "sw", "uuguzi wa watoto", True),
    Label(5, "skill", "en", "project management", True),
    Label(6, "occupation", "en", "project manager", True),
    *(Label(100 + n, "skill", "en", f"manage topic{n}x", True) for n in range(50)),
]


@pytest.fixture(scope="module")
def index():
    return ConceptsInText(LABELS)


def concepts(index, text, kinds=("skill",), **options):
    return [found.concept for found in index.find(text, kinds=kinds, **options)]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("I led the installation of solar panels in Dodoma.", 1),
        ("Nilifanya ufungaji wa paneli za sola Mwanza", 1),
        ("Five years of Java.", 2),
        ("Wrote firmware in C++", 3),
        ("Muuguzi wa watoto katika hospitali", 4),
    ],
)
def test_a_label_is_found_in_either_language_and_in_other_forms(index, text, concept):
    assert concepts(index, text)[0] == concept


def test_the_place_in_the_text_is_told(index):
    text = "Before: cooking. Then the installation of solar panels, at last."

    found = index.find(text, kinds={"skill"})[0]

    assert text[found.start : found.end] == "installation of solar panels"
    assert found.share == pytest.approx(1)


def test_words_far_apart_are_no_phrase(index):
    near = index.find("project management", kinds={"skill"})[0]
    far = index.find("project " + "and then " * 20 + "management", kinds={"skill"})

    assert near.share > 0.99
    assert all(found.share < 0.99 for found in far if found.concept == 5)


def test_only_the_kinds_asked_for(index):
    assert concepts(index, "project manager", kinds={"occupation"}) == [6]
    assert 6 not in concepts(index, "project manager", kinds={"skill"})


def test_the_same_text_gives_the_same_order_and_no_more_than_asked(index):
    text = "manage " + " ".join(f"topic{n}x" for n in range(50))

    assert concepts(index, text, limit=7) == concepts(index, text, limit=7)
    assert len(concepts(index, text, limit=7)) == 7


@pytest.mark.parametrize("text", ["", " \n", "🙂🙂", "عربي", "\x00", "+++ ### ( ) AND OR *", "a b c", "x" * 20_000])
def test_a_text_that_names_nothing_finds_nothing(index, text):
    assert index.find(text, kinds={"skill", "occupation"}) == []


def test_an_empty_vocabulary_finds_nothing():
    assert ConceptsInText([]).find("solar panel", kinds={"skill"}) == []
